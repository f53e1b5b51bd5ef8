// axe-core on every width, and what axe does not ask of charts: a name, a description and the numbers.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { opened, WIDTHS } from "./report.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

for (const width of WIDTHS) {
  test(`axe-core finds nothing at ${width} px`, async (t) => {
    const page = await opened(t, width);
    await page.evaluate(axe);
    const found = await page.evaluate((values) => axe.run(document, { runOnly: { type: "tag", values } }), LEVELS);
    assert.ok(found.passes.length > 25, `only ${found.passes.length} rules had something to look at`);
    const faults = found.violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target).join(", ")}`);
    assert.deepEqual(faults, []);
  });
}

test("every chart has a name, a description and a table with its numbers", async (t) => {
  const page = await opened(t);
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const heard = nodes.filter((node) => !node.ignored && node.role?.value === "image").map((node) => node.name.value);
  const charts = await page.$$eval("svg", (pictures) =>
    pictures.map((svg) => {
      const part = svg.closest(".finding");
      const table = part?.querySelector("table");
      const list = svg.closest("section").querySelector("ul"); // a picture of connections is told as a list
      return {
        heading: part?.querySelector("h3").textContent.trim(),
        told: part ? table?.checkVisibility() && /\d/.test(table.tBodies[0].textContent) : list?.checkVisibility(),
        name: svg.querySelector("title").textContent.trim(),
        description: svg.querySelector("desc").textContent.trim(),
        drawn: svg.getBoundingClientRect().height > 50,
        captioned: !part || table?.caption.textContent.trim().length > 0,
      };
    }),
  );
  assert.ok(charts.length >= 12, `${charts.length} charts`);
  for (const chart of charts) {
    assert.ok(chart.name);
    assert.equal(chart.name, chart.heading ?? chart.name);
    assert.ok(chart.description.length > 20, chart.name);
    assert.ok(heard.some((text) => text.startsWith(chart.name) && text.endsWith(chart.description)), chart.name);
    assert.ok(chart.told && chart.captioned && chart.drawn, JSON.stringify(chart));
  }
});
