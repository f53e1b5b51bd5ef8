// A walk through the page with the keyboard alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { opened, WIDTHS } from "./report.mjs";

/** Marks with a number what can be reached, in the order of the document, and gives how many there are. */
function marked(page) {
  return page.evaluate(() => {
    const reachable = [...document.querySelectorAll("a[href], summary, button, input, select, [tabindex='0']")];
    reachable.forEach((element, i) => (element.dataset.step = i));
    return reachable.length;
  });
}

/** Where the focus is: its number, and what hides it from sight. */
function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    const look = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const [x, y] = [Math.max(box.left, 0) + 3, Math.min(Math.max(box.top, 0) + 3, innerHeight - 1)];
    const top = document.elementFromPoint(x, y);
    const hidden = [];
    if (look.outlineStyle === "none" || parseFloat(look.outlineWidth) < 2) hidden.push("no outline");
    if (box.width === 0 || box.bottom <= 0 || box.top >= innerHeight || box.right <= 0) hidden.push("out of sight");
    else if (!element.contains(top) && !top?.contains(element)) hidden.push(`under ${top?.outerHTML.slice(0, 80)}`);
    return { step: element.dataset.step === undefined ? undefined : Number(element.dataset.step), hidden };
  });
}

for (const width of WIDTHS) {
  test(`the Tab key reaches everything in order, in sight, and comes out again at ${width} px`, async (t) => {
    const page = await opened(t, width);
    const count = await marked(page);
    assert.ok(count > 40);
    for (let step = 0; step < count; ++step) {
      await page.keyboard.press("Tab");
      assert.deepEqual(await focused(page), { step, hidden: [] });
    }
    await page.keyboard.press("Tab");
    assert.notEqual((await focused(page)).step, count - 1, "the last one lets go");
    await page.evaluate((last) => document.querySelector(`[data-step="${last}"]`).focus(), count - 1);
    await page.keyboard.press("Shift+Tab");
    assert.equal((await focused(page)).step, count - 2);
  });
}

test("the first link skips to the content, and links of the contents go to their heading", async (t) => {
  const page = await opened(t);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "MAIN");
  const broken = await page.$$eval("nav a", (links) =>
    links.filter((link) => !/^H[23]$/.test(document.querySelector(link.hash)?.tagName ?? "")).map((link) => link.hash));
  assert.deepEqual(broken, []);
});

test("a summary opens and shuts with Enter and Space", async (t) => {
  const page = await opened(t);
  const isOpen = () => page.$eval("details", (details) => details.open);
  await page.focus("details > summary");
  const first = await isOpen();
  await page.keyboard.press("Enter");
  assert.equal(await isOpen(), !first);
  await page.keyboard.press("Space");
  assert.equal(await isOpen(), first);
});

test("everything that scrolls sideways can be scrolled with the arrow keys and has a name", async (t) => {
  const page = await opened(t, 320);
  const regions = await page.evaluate(() => {
    const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const wide = [...document.body.querySelectorAll("*")].filter((element) => scrolls(element) && element.scrollWidth > element.clientWidth);
    return wide.map((element, i) => {
      element.dataset.region = i;
      const heading = document.getElementById(element.getAttribute("aria-labelledby"))?.textContent;
      return { tab: element.tabIndex, role: element.getAttribute("role"), name: heading ?? element.getAttribute("aria-label") };
    });
  });
  assert.ok(regions.length > 5);
  for (const region of regions) {
    assert.deepEqual({ tab: region.tab, role: region.role }, { tab: 0, role: "group" });
    assert.ok(region.name?.trim());
  }
  await page.focus("[data-region='0']");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.querySelector("[data-region='0']").scrollLeft > 0, undefined, { timeout: 5000 });
});
