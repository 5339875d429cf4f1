// The one script: the same rules as the index, small, and every comfort it adds to a page.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { engine } from "./index.mjs";
import { host, launch, root } from "./site.mjs";

const source = readFileSync(new URL("../../templates/assets/tongbao.js", import.meta.url), "utf8");
const snapshot = readFileSync(new URL("../../src/render/search/tests/snapshots/tongbao__render__search__tests__cases_for_the_script.snap", import.meta.url), "utf8");
const cases = JSON.parse(snapshot.slice(snapshot.indexOf("\n---\n") + 5));

let browser;
let server;
before(async () => { [browser, server] = [await launch(), await host()]; });
after(async () => { await browser.close(); server.close(); });

async function open(path, options) {
  const page = await (await browser.newContext(options)).newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.goto(server.base + path);
  return { page, close: async () => { assert.deepEqual(said, []); await page.context().close(); } };
}

test("the script is small and makes no markup", () => {
  assert.ok(Buffer.byteLength(source) < 12 * 1024, `${Buffer.byteLength(source)} bytes`);
  assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacent|document\.write|eval|https?:/);
});

test("script and index have the same rules", () => {
  const { split, fold, shard, cover, decode } = engine(root);
  for (const { text, tidy, folded, file, runs } of cases.texts) {
    assert.equal(fold(tidy), folded);
    assert.deepEqual(Array.from(split(text)), folded.split(" ").filter(Boolean));
    assert.equal(shard(text, 1009), file);
    for (const word of folded.split(" ")) {
      const all = [...word];
      for (let from = 0; from < all.length; from++) {
        for (let to = from + 1; to <= all.length; to++) {
          for (const key of cover(all.slice(from, to).join(""))) assert.ok(runs.includes(key), `${key} of ${word}`);
        }
      }
    }
  }
  for (const { list, code } of cases.lists) assert.deepEqual(Array.from(decode(code)), list);
  assert.ok(cases.lists.some(({ code }) => code[0] === "!") && cases.lists.some(({ code }) => code[0] !== "!"));
});

test("the address takes / to the box, and typing it elsewhere stays a character", async () => {
  const { page, close } = await open("tongnan/2020-04/");
  await page.keyboard.press("/");
  await page.keyboard.type("a/b");
  assert.equal(await page.inputValue("#finder"), "a/b");
  await close();
});

test("tables sort up, down and back, by values and not by their print", async () => {
  const { page, close } = await open("indicators/poverty-rate/");
  const table = page.locator("table.figures").first();
  const values = () => table.locator("tbody tr td.right").evaluateAll((cells) => cells.map((cell) => cell.querySelector("data")?.value ?? ""));
  const printed = await values();
  const head = table.locator("th.right");
  const numbers = printed.filter(Boolean).map(Number);
  for (const [order, sign] of [["ascending", 1], ["descending", -1]]) {
    await head.locator("button").click();
    assert.equal(await head.getAttribute("aria-sort"), order);
    const sorted = [...numbers].sort((a, b) => sign * (a - b)).map(String);
    assert.deepEqual((await values()).filter(Boolean).map((value) => String(Number(value))), sorted);
    assert.deepEqual((await values()).slice(numbers.length).filter(Boolean), [], "what has no number stands last");
  }
  await head.locator("button").focus();
  await page.keyboard.press("Enter");
  assert.equal(await head.getAttribute("aria-sort"), null);
  assert.deepEqual(await values(), printed);
  await close();
});

test("a chart names its marks by touch and by arrow keys, and Escape takes the name away", async () => {
  const { page, close } = await open("tongnan/", { hasTouch: true });
  const chart = page.locator("svg.chart-wide:has(.tip)").first();
  await chart.focus();
  await page.keyboard.press("ArrowRight");
  const tip = page.locator(".chart-tip:not(:empty)");
  const first = await tip.innerText();
  assert.match(first, /\d/);
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await tip.innerText(), first);
  await page.keyboard.press("Escape");
  assert.equal(await tip.count(), 0);
  await chart.locator(".tip").first().tap();
  assert.equal(await tip.innerText(), first);
  await close();
});

test("the first tap on a figure shows its card, the second follows it", async () => {
  const { page, close } = await open("tongnan/2020-04/", { hasTouch: true, viewport: { width: 390, height: 844 } });
  const figure = page.locator(".prose a.fig[data-card]").first();
  const before = page.url();
  await figure.tap();
  assert.equal(page.url(), before);
  assert.match(await figure.evaluate((link) => getComputedStyle(link, "::after").content), /\S/);
  assert.ok(await figure.evaluate((link) => link.matches(".open")));
  await figure.tap();
  await page.waitForFunction((before) => location.href !== before, before);
  await close();
});

test("settings are remembered from page to page", async () => {
  const { page, close } = await open("tongnan/2020-04/");
  const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  const before = await size();
  await page.check("[data-setting=large]");
  const large = await size();
  assert.notEqual(large, before);
  await page.goto(`${server.base}indicators/`);
  assert.equal(await size(), large);
  await page.uncheck("[data-setting=large]");
  await page.goto(server.base);
  assert.ok(!await page.isChecked("[data-setting=large]"));
  await close();
});

test("citation and address are copied", async () => {
  const { page, close } = await open("tongnan/2020-04/", { permissions: ["clipboard-read", "clipboard-write"] });
  const copied = async (at) => {
    const button = page.locator("[data-copy]").nth(at);
    await button.click();
    await button.filter({ hasText: "已复制" }).waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  assert.match(await copied(0), /潼南区2020年4月/);
  assert.equal(await copied(1), page.url());
  await close();
});
