// The page is valid HTML and CSS, as the Nu Html Checker has it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import vnu from "vnu-jar";
import { report } from "./report.mjs";

function faultsIn(...files) {
  const words = ["-Xss8m", "-jar", vnu, "--format", "json", ...files];
  const { stderr, error } = spawnSync("java", words, { encoding: "utf8", maxBuffer: 1e8 });
  assert.equal(error, undefined);
  return JSON.parse(stderr).messages.filter((message) => message.type !== "info");
}

test("the page has no error", () => {
  const faulty = join(report.folder, "faulty.html");
  writeFileSync(faulty, '<!DOCTYPE html><html lang="nl"><title>Fout</title><p><div id="a"></div></p><p id="a">twee</p></html>');
  const faults = faultsIn(report.file, faulty);
  assert.ok(faults.some((fault) => fault.url.endsWith("faulty.html")), "the checker finds faults where they are");
  const own = faults.filter((fault) => !fault.url.endsWith("faulty.html"));
  assert.deepEqual(own.map((fault) => `${fault.lastLine}: ${fault.message} ${fault.extract}`), []);
});
