// look.css is what its script makes of its packages, and names nothing that is not there.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const pages = join(process.env.KOERS_SOURCES, "engine/report/pages");

test("look.css has the bytes that its script makes", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "koers-look-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const made = join(folder, "look.css");
  execFileSync(process.execPath, ["make_look.mjs", made], { cwd: join(pages, "look") });
  assert.ok(readFileSync(made).equals(readFileSync(join(pages, "look.css"))), "run `npm run make` in engine/report/pages/look");
});

test("every token that the page uses has a value, and nothing comes from elsewhere", () => {
  const css = ["look.css", "page.css"].map((name) => readFileSync(join(pages, name), "utf8")).join("\n");
  const own = readFileSync(join(pages, "page.css"), "utf8");
  const used = [...own.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]);
  assert.ok(used.length > 10);
  assert.deepEqual(used.filter((name) => !css.includes(`${name}:`)), []);
  assert.doesNotMatch(css, /url\((?!data:)|@import|https?:/);
  assert.ok(statSync(join(pages, "look.css")).size < 150_000);
});
