// Makes look.css, what the report takes from NL Design System and its font, of the packages of package.json:
//     npm ci && npm run make
// The file is kept in the repository, so that building koers needs neither npm nor a network.
import { readFileSync, writeFileSync } from "node:fs";

const packages = new URL("node_modules/", import.meta.url);
const read = (path, encoding = "utf8") => readFileSync(new URL(path, packages), encoding);

const TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css";
// Of the components the form for plain HTML, where there is one: a template then needs no classes.
const COMPONENTS = [
  "@nl-design-system-candidate/heading-css/dist/html/heading.css",
  "@nl-design-system-candidate/paragraph-css/dist/html/paragraph.css",
  "@nl-design-system-candidate/link-css/dist/html/link.css",
  "@nl-design-system-candidate/skip-link-css/dist/skip-link.css",
  "@nl-design-system-candidate/data-badge-css/dist/data-badge.css",
  "@utrecht/table-css/dist/html/index.css",
  "@utrecht/unordered-list-css/dist/html/index.css",
];
const FONT = "@fontsource/source-sans-3";
const WEIGHTS = [400, 700];

// Without a declaration that is not valid CSS, in two of the components.
const plain = (css) => css.replace(/\/\*[^]*?\*\//g, "").replace(/@charset [^;]*;/g, "").replace(/text-decoration-thickness: ?max\([^;]*;/g, "").replace(/\s+/g, " ").trim();

/** The rules that say something of what the report has, one on a line. */
function rulesOf(path) {
  const unused = /\.numeric|alternate-row-color|aria-disabled|\bh[56]\b|--visible(?!-on-focus)|(> ul.*){3}/;
  const rules = plain(read(path)).match(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}|[^{}]*\{[^{}]*\}/g);
  return rules.map((rule) => rule.trim()).filter((rule) => !unused.test(rule.split("{")[0]));
}

/** The tokens that a text names, and those that their values name in turn. */
function tokensFor(css) {
  const all = new Map([...plain(read(TOKENS)).matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]));
  const used = new Map();
  const take = (text) => {
    for (const [, name] of text.matchAll(/var\((--[\w-]+)/g)) {
      if (all.has(name) && !used.has(name)) {
        used.set(name, all.get(name));
        take(all.get(name));
      }
    }
  };
  take(css);
  return [...used].map(([name, value]) => `${name}:${value}`).sort();
}

function fontFaces() {
  return WEIGHTS.map((weight) => {
    const range = read(`${FONT}/latin-${weight}.css`).match(/unicode-range: ([^;]+);/)?.[1] ?? "";
    const data = read(`${FONT}/files/source-sans-3-latin-${weight}-normal.woff2`, "base64");
    return `@font-face{font-family:"Source Sans 3";font-weight:${weight};${range && `unicode-range:${range};`}` +
      `src:url(data:font/woff2;base64,${data}) format("woff2")}`;
  });
}

function credits() {
  const of = (name) => JSON.parse(read(`${name}/package.json`));
  const names = [...COMPONENTS, TOKENS].map((path) => path.split("/").slice(0, 2).join("/"));
  const lines = names.map((name) => `${name} ${of(name).version} (${of(name).license})`);
  return `/* Made by look/make_look.mjs; not to be changed by hand. Contains:\n${lines.join("\n")}\n` +
    `${FONT} ${of(FONT).version}: Source Sans 3, © 2023 Adobe, with Reserved Font Name 'Source'; ` +
    "SIL Open Font License 1.1 */";
}

const rules = COMPONENTS.flatMap(rulesOf);
const page = readFileSync(new URL("../page.css", import.meta.url), "utf8");
const tokens = tokensFor(rules.join("\n") + page);
writeFileSync(process.argv[2], [credits(), ...fontFaces(), `:root{\n${tokens.join(";\n")}}`, ...rules, ""].join("\n"));
