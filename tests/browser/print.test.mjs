// The report as a PDF, made by the command of docs/rapport.md.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { before, test } from "node:test";
import { CHROMIUM, opened, report } from "./report.mjs";

const read = (program, ...words) => execFileSync(program, words, { encoding: "utf8", maxBuffer: 1e9 });
let pdf;
let objects;

before(() => {
  pdf = join(report.folder, "rapport.pdf");
  execFileSync(CHROMIUM, ["--headless", "--no-sandbox", "--no-pdf-header-footer", "--generate-pdf-document-outline",
    `--print-to-pdf=${pdf}`, report.url], { stdio: "ignore" });
  objects = JSON.parse(read("qpdf", "--json=2", pdf)).qpdf[1];
});

const root = () => objects[`obj:${objects.trailer.value["/Root"]}`].value;
const object = (reference) => objects[`obj:${reference}`].value;

test("the PDF is tagged, Dutch, A4, and has the title of the page", async (t) => {
  const page = await opened(t);
  const facts = Object.fromEntries(read("pdfinfo", pdf).split("\n").map((line) => line.split(/:\s+(.*)/).slice(0, 2)));
  assert.equal(facts.Title, await page.title());
  assert.equal(facts.Tagged, "yes");
  assert.match(facts["Page size"], /A4/);
  assert.ok(root()["/StructTreeRoot"]);
  assert.equal(root()["/MarkInfo"]["/Marked"], true);
  assert.match(root()["/Lang"], /^u:nl/);
});

test("its bookmarks are the headings of the page", async (t) => {
  const plain = (text) => text.replace(/^u:/, "").replace(/\s/g, ""); // Chromium has no space where a line ends
  const titles = [];
  const walk = (reference) => {
    for (let item = reference && object(reference); item; item = item["/Next"] && object(item["/Next"])) {
      titles.push(plain(item["/Title"]));
      walk(item["/First"]);
    }
  };
  walk(object(root()["/Outlines"])["/First"]);
  const page = await opened(t);
  const headings = await page.$$eval("h1, h2, h3, h4", (all) => all.map((heading) => heading.textContent));
  assert.ok(headings.length > 20);
  assert.deepEqual(titles, headings.map(plain));
});

test("headings, tables with header cells, lists, links and charts with a text are tagged as such", async (t) => {
  const tags = Object.values(objects).map((one) => one.value).filter((value) => value?.["/S"] && value["/P"]);
  const count = (name) => tags.filter((tag) => tag["/S"] === name).length;
  for (const name of ["/H1", "/H2", "/H3", "/Table", "/TR", "/TH", "/TD", "/L", "/LI", "/Link"]) {
    assert.ok(count(name) > 0, `no tag ${name}`);
  }
  const page = await opened(t);
  const figures = tags.filter((tag) => tag["/S"] === "/Figure");
  assert.equal(figures.length, await page.$$eval("svg", (pictures) => pictures.length));
  assert.deepEqual(figures.filter((figure) => !(figure["/Alt"]?.length > 20)), []);
});

test("every page says that it is a concept and which page it is", () => {
  const texts = read("pdftotext", "-layout", pdf, "-").split("\f").slice(0, -1);
  assert.ok(texts.length > 5);
  texts.forEach((text, i) => {
    assert.match(text, /CONCEPT: niet vastgesteld/);
    assert.match(text, new RegExp(`pagina ${i + 1} van ${texts.length}\\b`));
  });
  assert.ok(!texts.some((text) => text.trim().split("\n").length < 3), "no page is empty");
});

test("the scenarios stand on one page", () => {
  const texts = read("pdftotext", "-layout", pdf, "-").split("\f");
  const sheet = texts.find((text) => text.includes("Kans dat begroting"));
  for (const part of ["Scenario's op een A4", "Wat weten we niet", "Welke keuze ligt voor"]) {
    assert.ok(sheet.includes(part), `${part} is on another page`);
  }
});

test("a table that goes on has its headings again, and no row is cut", async (t) => {
  const page = await opened(t);
  await page.evaluate(() => {
    const table = document.querySelector("main table");
    table.tHead.innerHTML = "<tr><th scope=col>Kopregel</th></tr>";
    const row = (i) => `<tr><th scope=row>begin${i}<br>kernregel<br>eind${i}</th></tr>`;
    table.tBodies[0].innerHTML = Array.from({ length: 60 }, (_, i) => row(i)).join("");
  });
  const long = join(report.folder, "lang.pdf");
  await page.pdf({ path: long, preferCSSPageSize: true });
  const parts = read("pdftotext", "-layout", long, "-").split("\f").filter((text) => text.includes("kernregel"));
  assert.ok(parts.length > 1);
  for (const text of parts) {
    const of = (word) => [...text.matchAll(new RegExp(`${word}(\\d+)`, "g"))].map((match) => match[1]);
    assert.ok(text.includes("Kopregel"));
    assert.ok(of("begin").length > 0);
    assert.deepEqual(of("begin"), of("eind"));
  }
});

test("print shows the numbers of every chart and the address of every link to elsewhere", async (t) => {
  const page = await opened(t);
  await page.$$eval("details", (all) => all.forEach((details) => (details.open = false)));
  await page.emulateMedia({ media: "print" });
  const hidden = await page.$$eval(".finding:not(.one-page .finding) table", (tables) =>
    tables.filter((table) => !table.checkVisibility({ contentVisibilityAuto: true })).map((table) => table.id));
  assert.deepEqual(hidden, []);
  const shown = await page.evaluate(() => {
    const link = document.querySelector("main p").appendChild(document.createElement("a"));
    link.href = "https://voorbeeld.nl/bron";
    return getComputedStyle(link, "::after").content;
  });
  assert.match(shown, /voorbeeld\.nl\/bron/);
});
