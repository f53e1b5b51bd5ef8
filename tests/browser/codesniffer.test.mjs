// HTML_CodeSniffer, which looks with other rules than axe, on every width.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { opened, WIDTHS } from "./report.mjs";

const sniffer = readFileSync(createRequire(import.meta.url).resolve("html_codesniffer/build/HTMLCS.js"), "utf8");

/** The errors of a page; warnings and notices ask for a person. */
function errorsIn(page) {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        HTMLCS.process("WCAG2AA", document, () => {
          const errors = HTMLCS.getMessages().filter((message) => message.type === HTMLCS.ERROR);
          resolve(errors.map((error) => `${error.code} ${error.msg} ${error.element.outerHTML?.slice(0, 120)}`));
        }, reject);
      }),
  );
}

for (const width of WIDTHS) {
  test(`HTML_CodeSniffer finds no error at ${width} px`, async (t) => {
    const page = await opened(t, width);
    await page.evaluate(sniffer);
    assert.deepEqual(await errorsIn(page), []);
    await page.evaluate(() => document.documentElement.removeAttribute("lang"));
    assert.ok((await errorsIn(page)).length > 0, "a page without language is an error");
  });
}
