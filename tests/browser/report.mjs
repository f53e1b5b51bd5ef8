// The report that the tests look at, made by the program, and a browser to look with.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const CHROMIUM = process.env.KOERS_CHROMIUM;
export const WIDTHS = [320, 768, 1280];

const SCENARIOS = {
  kleindorp: ["tests/cases/kleindorp", ["basis", "zuinig", "vergrijsd"]],
  oegstgeest: ["scenarios/oegstgeest", ["huidig-beleid", "langer-thuis", "korten-op-welzijn"]],
};

/** Runs the scenarios of KOERS_REPORT_OF into `folder` and gives the report that `koers rapport` makes of them. */
function makeReport(folder) {
  const [data, ids] = SCENARIOS[process.env.KOERS_REPORT_OF];
  const files = ids.map((id) => join(process.env.KOERS_SOURCES, data, `${id}.toml`));
  const result = join(folder, "uit.h5");
  const page = join(folder, "rapport.html");
  const koers = (...words) => execFileSync(process.env.KOERS_PROGRAM, words, { stdio: ["ignore", "ignore", "inherit"] });
  koers("reken", ...files, "-n", "30", "--zaad", "7", "--stil", "--uit", result);
  koers("rapport", result, "--uit", page);
  return page;
}

/** The report that all tests share: its file and address, a folder for scratch files, and the browser. */
export const report = {};

before(async () => {
  report.folder = mkdtempSync(join(tmpdir(), "koers-browser-"));
  report.file = makeReport(report.folder);
  report.url = pathToFileURL(report.file).href;
  report.browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
});

after(async () => {
  await report.browser?.close();
  rmSync(report.folder, { recursive: true, force: true });
});

/** Opens the report for one test, at a width in CSS pixels; `settings` are those of a browser context. */
export async function opened(test, width = 1280, settings = {}) {
  const context = await report.browser.newContext({ viewport: { width, height: 900 }, ...settings });
  test.after(() => context.close());
  const page = await context.newPage();
  await page.goto(report.url);
  return page;
}
