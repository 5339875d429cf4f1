// Search in a real Chromium: every piece of every bulletin is found, nothing without the query is shown, and figures come first.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { dice, documents, engine } from "./index.mjs";
import { host, launch, root } from "./site.mjs";

let browser;
let server;
let search;
let all;
before(async () => {
  [browser, server] = [await launch(), await host()];
  search = engine(root);
  all = await documents(search);
});
after(async () => { await browser.close(); server.close(); });

/** A page that must say nothing to the console and ask nobody else; its answers are waited for. */
async function open(query = "", options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => request.url().startsWith(server.base) || said.push(`leaves the site: ${request.url()}`));
  page.on("response", (response) => response.status() >= 400 && said.push(`${response.status()}: ${response.url()}`));
  await page.goto(`${server.base}search/${query}`);
  if (query) await settled(page);
  return { page, said, close: async () => { assert.deepEqual(said, []); await context.close(); } };
}

const settled = (page) => page.waitForFunction(() => /条$/.test(document.querySelector("#search-status").textContent));

async function ask(page, query) {
  await page.fill("#query", query);
  await page.evaluate(() => { document.querySelector("#search-status").textContent = ""; });
  await page.press("#query", "Enter");
  await settled(page);
  while (await page.locator("#search-more").isVisible()) {
    const before = await page.locator("#search-status").textContent();
    await page.click("#search-more");
    await page.waitForFunction((before) => document.querySelector("#search-status").textContent !== before, before);
  }
  return page.evaluate(() => [...document.querySelectorAll("#search-results > li")].map((item) =>
    ({ href: item.querySelector("a").getAttribute("href").slice(3), marks: item.querySelectorAll("mark").length })));
}

test("every piece of every document is among the candidates", async () => {
  const roll = dice(2020);
  for (const [number, { title, text }] of all.entries()) {
    const characters = [...`${title}\n${text}`];
    for (let round = 0; round < 40; round++) {
      const query = characters.slice(roll(characters.length - 1)).slice(0, 2 + roll(14)).join("");
      const words = search.split(query);
      if (words.length) assert.ok((await search.candidates(words, [], [])).includes(number), `${title}: ${JSON.stringify(query)}`);
    }
  }
});

test("pieces of every bulletin are shown, and nothing that lacks the query", { timeout: 120_000 }, async () => {
  const { page, close } = await open();
  const roll = dice(478);
  for (const { path, title, text } of all.filter(({ path }) => /\/\d{4}/.test(path) && !path.startsWith("periods"))) {
    const lines = `${title}\n${text}`.split("\n").filter((line) => line.length > 3);
    for (let round = 0; round < 6; round++) {
      const line = lines[roll(lines.length)];
      const query = line.slice(roll(line.length - 2)).slice(0, 2 + roll(10)).trim();
      const words = search.split(query);
      if (query.length < 2) continue;
      const found = await ask(page, query);
      assert.ok(found.some(({ href }) => href === path), `${path}: ${query}`);
      for (const { href, marks } of found) {
        const document = all.find((one) => one.path === href);
        const whole = search.fold(`${document.title}\n${document.text}`);
        assert.ok(words.every((word) => whole.includes(word)) && marks > 0, `${href} lacks ${query}`);
      }
    }
  }
  await close();
});

test("the figure is the first answer, with its period, its course and its source", async () => {
  const { page, close } = await open("?q=潼南 贫困发生率");
  const answer = page.locator(".answer");
  assert.match(await answer.locator(".answer-figure").innerText(), /^0\.06%（2020年4月）/);
  assert.match(await answer.innerText(), /来源：/);
  assert.ok(await answer.locator("li").count() > 1, "its course");
  await answer.locator(".answer-figure a").click();
  assert.match(page.url(), /tongnan\/2020-04\/index\.html#/);
  await close();
});

for (const [query, figure] of [["潼南区贫困发生率2016年", "0.6%（2016年4月）"], ["潼南贫困发生率 2020-04", "0.06%（2020年4月）"], ["贫困发生率 潼南 2020年4月", "0.06%（2020年4月）"]]) {
  test(`the figure for ${query}`, async () => {
    const { page, close } = await open(`?q=${encodeURIComponent(query)}`);
    assert.ok((await page.locator(".answer-figure").innerText()).startsWith(figure));
    await close();
  });
}

test("a period without a figure is said to have none, and other words are no question", async () => {
  const { page, close } = await open("?q=潼南 贫困发生率 1999");
  assert.match(await page.locator(".answer").innerText(), /没有收录/);
  await ask(page, "贫困发生率降至");
  assert.equal(await page.locator(".answer").count(), 0);
  await close();
});

test("filters narrow, addresses are kept, and going back goes back", async () => {
  const { page, close } = await open("?q=贫困");
  const before = await page.locator("#search-results > li").count();
  await page.selectOption("[name=district]", "district:tongnan");
  await page.waitForURL(/district%3Atongnan/);
  await settled(page);
  const paths = await page.locator("#search-results .search-title a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.ok(paths.length > 0 && paths.length < before && paths.every((path) => path.startsWith("../tongnan/")), paths.join());
  await page.goBack();
  await settled(page);
  assert.equal(await page.inputValue("[name=district]"), "");
  assert.equal(await page.locator("#search-results > li").count(), before);
  await close();
});

test("a keyboard is enough: / to the box, arrows through the results, Enter opens, Esc clears", async () => {
  const { page, close } = await open("?q=贫困");
  await page.locator("h1").click();
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "query");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  assert.ok(await page.evaluate(() => document.activeElement.matches("#search-answers a, #search-results a")));
  await page.keyboard.press("Escape");
  assert.equal(await page.inputValue("#query"), "");
  assert.equal(await page.locator("#search-results > li").count(), 0);
  await ask(page, "严寨村");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/index\.html$/);
  await close();
});

test("markup in a query stays text, and full-width forms are the same", async () => {
  const { page, close } = await open("?q=<img src=x onerror=alert(1)>");
  assert.equal(await page.locator("#search-status").innerText(), "共 0 条");
  assert.equal(await page.locator("#search-results img, #search-answers img").count(), 0);
  assert.deepEqual(await ask(page, "０．０６％"), await ask(page, "0.06%"));
  await close();
});

test("the box in the masthead of any page leads to the results", async () => {
  const { page, close } = await open();
  await page.goto(`${server.base}tongnan/2020-04/`);
  await page.fill("#finder", "潼南 贫困发生率");
  await page.press("#finder", "Enter");
  await page.waitForSelector(".answer-figure");
  assert.match(page.url(), /search\/index\.html\?q=/);
  await close();
});

test("without a script the page is an index by district, year and indicator", async () => {
  const { page, close } = await open("", { javaScriptEnabled: false });
  assert.ok(await page.locator("noscript p").isVisible());
  assert.ok(!await page.locator("#search").isVisible());
  for (const href of ["../tongnan/index.html", "../periods/2020-04/index.html", "../indicators/poverty-rate/index.html"]) {
    assert.ok(await page.locator(`main a[href="${href}"]`).first().isVisible(), href);
  }
  await close();
});

test("opened from a disk the page says in a sentence what it cannot do", async () => {
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.goto(`${pathToFileURL(`${root}/search/index.html`).href}?q=贫困`);
  assert.match(await page.locator("#search-status").innerText(), /从磁盘/);
  await page.goto(pathToFileURL(`${root}/index.html`).href);
  await page.fill("#finder", "贫困");
  await page.press("#finder", "Enter");
  await page.waitForURL(/search\/index\.html\?q=/);
  assert.deepEqual(said, []);
  await page.close();
});

/** What one query reads of an index until ten results are confirmed, as the page does it. */
async function reads(site, query) {
  const index = engine(site);
  const words = index.split(query);
  const left = await index.candidates(words, [], []);
  const [found, lacking] = [[], []];
  while (left.length && found.length < 10 && (index.bytes < 150_000 || !found.length)) {
    const numbers = left.splice(0, 5);
    for (const [at, { title, text }] of (await Promise.all(numbers.map(index.stored))).entries()) {
      const whole = index.fold(`${title}\n${text}`);
      (words.every((word) => whole.includes(word)) ? found : lacking).push(numbers[at]);
    }
  }
  return { bytes: index.bytes, found, lacking, left };
}

const corpus = process.env.TONGBAO_CORPUS;

test("in a thousand bulletins every piece is found, for less than 200 KB a query", { skip: !corpus, timeout: 300_000 }, async () => {
  const index = engine(corpus);
  const stored = await documents(index);
  const roll = dice(1000);
  const sizes = [];
  assert.ok(stored.length > 1000);
  for (const [number, { title, text }] of stored.entries()) {
    const characters = [...`${title}\n${text}`];
    const query = characters.slice(roll(characters.length - 1)).slice(0, 2 + roll(14)).join("");
    const words = index.split(query);
    if (!words.length) continue;
    assert.ok((await index.candidates(words, [], [])).includes(number), `${title}: ${JSON.stringify(query)}`);
    if (number % 10) continue;
    const { bytes, found } = await reads(corpus, query);
    assert.ok(found.length > 0, `${query}: no result`);
    sizes.push(bytes);
  }
  // A piece whose first hit lies behind many pages with the same pairs of characters reads on until it is found.
  const large = sizes.filter((bytes) => bytes >= 200_000).length;
  assert.ok(large * 20 <= sizes.length, `${large} of ${sizes.length} queries read 200 KB or more`);
  for (const query of ["贫困", "发生率", "2020", "的", "0", "贫困发生率"]) {
    const { bytes, found } = await reads(corpus, query);
    assert.ok(bytes < 200_000 && found.length >= 10, `${query}: ${bytes} bytes, ${found.length} results`);
  }
});
