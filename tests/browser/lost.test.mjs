// The page for lost addresses, as a static host shows it: at any depth, at its root or under a sub-path, with and without
// a script, it looks like the site and leads into it.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { host, launch, policy } from "./site.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** What stands on the page that a lost address shows. */
async function lost(server, address, javaScriptEnabled) {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
  const refused = [];
  page.on("console", (message) => /Content Security Policy/.test(message.text()) && refused.push(message.text()));
  page.on("pageerror", (error) => refused.push(String(error)));
  const answer = await page.goto(server.base + address);
  assert.equal(answer.status(), 404);
  assert.equal(answer.headers()["content-security-policy"], policy);
  const seen = await page.evaluate(() => ({
    sheets: [...document.styleSheets].length,
    masthead: getComputedStyle(document.querySelector(".skip")).position,
    links: [...document.querySelectorAll("a[href]:not(.skip), form[action]")].map((element) => element.href ?? element.action),
    icon: document.querySelector("link[rel=icon]").href,
  }));
  assert.deepEqual(refused, []);
  return { page, seen };
}

/** The answer of every link; what it leads to must be there. */
async function follow(links) {
  for (const link of new Set(links)) assert.equal((await fetch(link)).status, 200, link);
}

for (const prefix of ["/", "/tb/", "/a/b/"]) {
  for (const address of ["nowhere", "yuzhong/nowhere", "yuzhong/2031/05/nowhere.html", "yuzhong/2031/05/"]) {
    test(`${prefix}${address} with a script leads into the site`, async () => {
      const server = await host(prefix);
      const { page, seen } = await lost(server, address, true);
      assert.ok(seen.sheets > 0 && seen.masthead === "absolute", "the page is styled");
      assert.ok(seen.links.length > 10 && seen.links.every((link) => link.startsWith(server.base)), seen.links.join(" "));
      assert.equal(seen.icon, `${server.base}assets/icon.svg`);
      await follow(seen.links);
      await page.keyboard.press("/");
      assert.equal(await page.evaluate(() => document.activeElement.name), "q", "the script of every page runs too");
      await page.context().close();
      server.close();
    });

    test(`${prefix}${address} without a script is styled`, async () => {
      const server = await host(prefix);
      const { page, seen } = await lost(server, address, false);
      assert.ok(seen.sheets > 0 && seen.masthead === "absolute", "the page is styled");
      if (prefix === "/") await follow(seen.links);
      await page.context().close();
      server.close();
    });
  }
}

test("at a host's root the page is styled and right at any depth", async () => {
  const server = await host("/");
  const { page, seen } = await lost(server, "1/2/3/4/5/6/7/8/9", false);
  assert.ok(seen.sheets > 0 && seen.masthead === "absolute", "the page is styled");
  await follow(seen.links);
  await page.context().close();
  server.close();
});
