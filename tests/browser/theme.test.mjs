// What the theme promises a reader: nothing wider than the screen, targets a finger hits, settings that work without a
// script, numbers that lead to their rows, a light and still front page, and paper.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { pathToFileURL } from "node:url";
import { host, launch, root, set, types } from "./site.mjs";

let browser;
let server;
before(async () => { [browser, server] = [await launch(), await host()]; });
after(async () => { await browser.close(); server.close(); });

const address = (path) => pathToFileURL(join(root, path)).href;

/** A page without a script, as every promise here must hold. */
async function open(path, width, settings = [], options = {}) {
  const context = await browser.newContext({ viewport: { width, height: 844 }, javaScriptEnabled: false, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  await page.goto(address(path));
  await set(page, settings);
  return { page, close: () => context.close() };
}

// 320 px is 1280 px at 400 % (WCAG 1.4.10); the others are phones and desktops with the largest letters.
for (const [width, settings] of [[320, []], [390, ["large-text"]], [390, ["large-text", "larger-text"]], [1280, ["large-text"]], [1280, ["large-text", "larger-text"]]]) {
  test(`nothing is wider than ${width} px${settings.length ? ` with ${settings}` : ""}`, async () => {
    const wide = [];
    for (const [type, path] of Object.entries(types)) {
      const { page, close } = await open(path, width, settings);
      const found = await page.evaluate(() => document.documentElement.scrollWidth);
      if (found > width) wide.push(`${type}: ${found}`);
      await close();
    }
    assert.deepEqual(wide, []);
  });
}

// Main targets: those of the frame and of navigation lists. Links inside sentences and tables are exempt (WCAG 2.5.8).
for (const [settings, least] of [[[], 44], [["large-text"], 60]]) {
  test(`main targets are ${least} px high`, async () => {
    const small = [];
    for (const [type, path] of Object.entries(types)) {
      const { page, close } = await open(path, 390, settings);
      small.push(...await page.evaluate(([type, least]) =>
        [...document.querySelectorAll(".navigation a, .switch, .finder input, .finder button, .crumbs a, .contents a, summary, .fold, .jump a, .index-line, .colophon .links a, .chart-files a, .nameplate a")]
          .filter((element) => element.getClientRects().length > 0 && element.getBoundingClientRect().height < least - 0.5)
          .map((element) => `${type}: ${element.textContent.trim()} ${element.getBoundingClientRect().height}`), [type, least]));
      await close();
    }
    assert.deepEqual(small.slice(0, 10), []);
  });
}

test("大字版 is 18 pt, 特大字 30 pt, and both work without a script", async () => {
  const { page, close } = await open(types.bulletin, 390);
  const size = () => page.locator(".prose p").first().evaluate((text) => parseFloat(getComputedStyle(text).fontSize));
  assert.equal(await size(), 18);
  await set(page, ["large-text"]);
  assert.ok(await size() >= 24, "18 pt");
  await set(page, ["larger-text"]);
  assert.ok(await size() >= 40, "30 pt");
  await close();
});

test("a long table is folded on a phone, and a number in the text opens its group", async () => {
  const { page, close } = await open(types["bulletin-disputed"], 390);
  const hidden = () => page.locator(".folds tbody tr:not(.group)").evaluateAll((rows) => rows.filter((row) => row.getClientRects().length === 0).length);
  const all = await page.locator(".folds tbody tr:not(.group)").count();
  assert.equal(await hidden(), all, "folded at first");
  const figure = page.locator(".prose .fig[href^='#']").first();
  const row = page.locator(await figure.getAttribute("href"));
  await figure.click();
  assert.ok(await row.isVisible(), "the row that is looked for is shown");
  assert.ok(await row.evaluate((element) => { const box = element.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }), "and scrolled to");
  await page.locator(".fold-all").first().click();
  assert.equal(await hidden(), 0, "all can be unfolded");
  await close();
});

test("a number in the text shows its origin at the pointer and at the keyboard's focus", async () => {
  const { page, close } = await open(types.bulletin, 1280);
  const figure = page.locator(".prose p .fig").first();
  const shown = () => figure.evaluate((link) => getComputedStyle(link, "::after").content);
  assert.equal(await shown(), "none");
  await figure.hover();
  assert.match(await shown(), /来源/);
  await page.mouse.move(0, 0);
  await figure.focus();
  assert.match(await shown(), /来源/);
  await close();
});

test("every number of the text, of headline cards and of chart tables leads to where it comes from", async () => {
  for (const path of [types.home, types.district, types.bulletin, types.indicator, types.guarantees]) {
    const { page, close } = await open(path, 1280);
    const lost = await page.evaluate(() => [...document.querySelectorAll("main data")].filter((number) => !number.closest("a[href]")).map((number) => number.textContent));
    assert.deepEqual(lost, [], path);
    await close();
  }
});

test("the front page is under 60 KB compressed in all", async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const asked = new Map();
  page.on("response", async (response) => asked.set(response.url(), await response.body()));
  await page.goto(server.base, { waitUntil: "networkidle" });
  await page.close();
  const sizes = [...asked].map(([url, body]) => [url.replace(server.base, ""), gzipSync(body).length]);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  assert.ok(total < 60_000, `${total}: ${JSON.stringify(sizes)}`);
});

test("on paper the table starts a page, nothing is folded and no control is printed", async () => {
  const { page, close } = await open(types["bulletin-disputed"], 794);
  await page.emulateMedia({ media: "print" });
  const seen = await page.evaluate(() => {
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length > 0).length;
    return { controls: shown("nav, .tools, button, summary"), folded: document.querySelectorAll(".folds tbody tr").length - shown(".folds tbody tr"), sources: shown("#sources, .cite"), breaks: getComputedStyle(document.querySelector(".appendix")).breakBefore };
  });
  await close();
  assert.deepEqual(seen, { controls: 0, folded: 0, sources: 2, breaks: "page" });
});
