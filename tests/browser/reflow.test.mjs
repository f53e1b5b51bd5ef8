// Narrow, enlarged, and with wider spacing: nothing is lost and the page does not scroll sideways.
import assert from "node:assert/strict";
import { test } from "node:test";
import { opened, WIDTHS } from "./report.mjs";

// WCAG 2.2, 1.4.12: the spacing that a reader may set.
const SPACING = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
                 p { margin-bottom: 2em !important }`;

/** What sticks out of the page, or is cut off, without a region of its own that scrolls to it. */
function lostIn(page) {
  return page.evaluate(() => {
    const root = document.scrollingElement;
    const lost = root.scrollWidth > root.clientWidth ? [`page of ${root.scrollWidth} in ${root.clientWidth} px`] : [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walk.nextNode(); text; text = walk.nextNode()) {
      const parent = text.parentElement;
      if (!text.data.trim() || !parent.checkVisibility() || parent.closest(".nl-skip-link, title, desc")) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const { left, right, width } = range.getBoundingClientRect();
      for (let box = parent; box !== document.body; box = box.parentElement) {
        const overflow = getComputedStyle(box).overflowX;
        if (overflow === "auto" || overflow === "scroll") break;
        const edge = box.getBoundingClientRect();
        if (overflow !== "visible" && !(box instanceof SVGElement) && (right > edge.right + 1 || left < edge.left - 1)) lost.push(`cut: ${text.data}`);
        if (box.parentElement === document.body && width && (left < -1 || right > root.clientWidth + 1)) lost.push(`outside: ${text.data}`);
      }
    }
    return lost;
  });
}

for (const width of WIDTHS) {
  test(`nothing is lost at ${width} px`, async (t) => {
    const page = await opened(t, width);
    assert.deepEqual(await lostIn(page), []);
  });
}

test("nothing is lost with wider spacing at 320 px", async (t) => {
  const page = await opened(t, 320);
  await page.addStyleTag({ content: SPACING });
  assert.deepEqual(await lostIn(page), []);
});

test("nothing is lost at 200 % zoom of a window of 1280 px, and of one of 640 px", async (t) => {
  for (const width of [640, 320]) {
    const page = await opened(t, width, { deviceScaleFactor: 2 });
    assert.deepEqual(await lostIn(page), []);
  }
});

test("letters of twice the size make the text grow and lose nothing", async (t) => {
  const page = await opened(t, 640);
  const size = () => page.$eval("main p", (text) => parseFloat(getComputedStyle(text).fontSize));
  const before = await size();
  await page.addStyleTag({ content: "html { font-size: 200% !important }" });
  assert.ok((await size()) >= 1.9 * before);
  assert.deepEqual(await lostIn(page), []);
});

test("the check sees a page that is too wide and a text that is cut", async (t) => {
  const page = await opened(t, 320);
  await page.addStyleTag({ content: "h1 { width: 40em; overflow: hidden } .answer { width: 3em; overflow: hidden; white-space: nowrap }" });
  const lost = (await lostIn(page)).join("\n");
  assert.match(lost, /page of/);
  assert.match(lost, /cut:/);
});
