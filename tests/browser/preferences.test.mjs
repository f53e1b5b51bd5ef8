// What a reader has set, and what the page may not need: scripts, a network, movement, colours of its own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { opened, report, WIDTHS } from "./report.mjs";

const textOf = (page) => page.$eval("body", (body) => body.innerText);

test("the page is complete with scripts off", async (t) => {
  const without = await opened(t, 1280, { javaScriptEnabled: false });
  const text = await textOf(without);
  assert.ok(text.length > 5000);
  assert.equal(text, await textOf(await opened(t)));
});

test("nothing is asked of a network", async (t) => {
  const context = await report.browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(report.url, { waitUntil: "networkidle" });
  assert.deepEqual(asked.filter((url) => !url.startsWith("data:")), [report.url]);
  await page.setContent('<img src="http://127.0.0.1:9/">');
  assert.ok(asked.includes("http://127.0.0.1:9/"), "a picture from elsewhere would have been seen");
});

test("opening takes", async (t) => {
  const page = await opened(t);
  const { loadEventEnd, domContentLoadedEventEnd } = await page.evaluate(() => performance.getEntriesByType("navigation")[0].toJSON());
  t.diagnostic(`read after ${Math.round(domContentLoadedEventEnd)} ms, open after ${Math.round(loadEventEnd)} ms`);
  assert.ok(loadEventEnd > 0);
});

test("nothing moves", async (t) => {
  const page = await opened(t, 1280, { reducedMotion: "reduce" });
  const moving = await page.$$eval("*", (all) => all.filter((element) => {
    const look = getComputedStyle(element);
    return look.animationName !== "none" || /[1-9]/.test(look.transitionDuration) || look.scrollBehavior !== "auto";
  }).map((element) => element.outerHTML.slice(0, 80)));
  assert.deepEqual(moving, []);
  assert.equal(await page.evaluate(() => document.getAnimations({ subtree: true }).length), 0);
});

test("with forced colours texts stand out, borders stay and charts keep their own colours", async (t) => {
  const page = await opened(t, 1280, { forcedColors: "active" });
  assert.ok(await page.evaluate(() => matchMedia("(forced-colors: active)").matches));
  const look = await page.evaluate(() => {
    const of = (selector) => getComputedStyle(document.querySelector(selector));
    const backdrop = of("html").backgroundColor;
    return {
      text: of("main p").color !== backdrop && of("h1").color !== backdrop && of("nav a").color !== backdrop,
      link: of("nav a").color !== of("main p").color,
      status: of(".status").borderTopStyle !== "none" && parseFloat(of(".status").borderTopWidth) > 0,
      row: parseFloat(of("td").borderBottomWidth) > 0,
    };
  });
  assert.deepEqual(look, { text: true, link: true, status: true, row: true });
  const plain = await opened(t);
  const colours = (of) => of.$eval("svg", (svg) => [svg, ...svg.querySelectorAll("*")].map((part) => getComputedStyle(part).fill + getComputedStyle(part).stroke));
  assert.deepEqual(await colours(page), await colours(plain));
});

for (const width of WIDTHS) {
  test(`what can be touched is at least 24 by 24 px at ${width} px`, async (t) => {
    const page = await opened(t, width);
    const sizes = await page.$$eval("a[href], summary, button, input, select", (targets) =>
      targets
        // A link within a sentence may be as high as its line.
        .filter((target) => !target.closest(".nl-skip-link") && target.parentElement.textContent.trim() === target.textContent.trim())
        .map((target) => ({ name: target.textContent.trim(), box: target.getBoundingClientRect() }))
        .map(({ name, box }) => ({ name, width: box.width, height: box.height })));
    assert.ok(sizes.length > 20);
    assert.deepEqual(sizes.filter((size) => size.width < 24 || size.height < 24), []);
  });
}
