// What the preview lays beside a page, and its own pages: figures with where they come from, all problems, what they mean.
import { describe } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { looks } from "./site.mjs";
import { preview } from "./preview.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** What axe looks at: everything, or only what a change of colours can break. */
const everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const colours = ["color-contrast", "link-in-text-block"];
const bulletin = "content/jia/2020-04.md";
const address = "/jia/2020-04/";
const all = "/.preview/diagnostics/";
/** One error of every kind of place: in a figure, in a key, of a file without text. */
const broken = (site) => {
  site.edit(bulletin, "已脱贫户: 900户", "已脱贫户: 901户");
  site.write("content/jia/2020-05.md", "---\ntitle: 五月通报\nperiod: 2020-05\nfoo: 1\n---\n各项工作平稳推进。\n");
  site.write("content/jia/旧.txt", "x");
};
const opened = (page) => page.locator("#panel details > summary").first().click();
const texts = async (locator) => (await locator.allTextContents()).map((text) => text.replace(/\s+/g, " ").trim());

describe("the panel", { concurrency: 2 }, () => {
  preview("it lists the figures of the page with where each is printed and written", async (site, page) => {
    await page.goto(site.base + address);
    await opened(page);
    const rows = await texts(page.locator("#panel .figures").first().locator("li"));
    assert.equal(rows.length, 5, rows.join("\n"));
    const row = rows.find((row) => row.startsWith("已脱贫户"));
    assert.match(row, /已脱贫户 ?900户 2020年4月 · 甲县 · 甲县报表 与来源第 4 个数相符2020-04.md:10 \{fig\}`已脱贫户`/);
    const derived = rows.find((row) => row.startsWith("未脱贫户"));
    assert.match(derived, /100户推算.*推算，来源没有印/);
    assert.match((await texts(page.locator("#panel .own-file")))[0], /content\/jia\/2020-04\.md/);
    await page.goto(`${site.base}/indicators/registered/`);
    assert.deepEqual((await texts(page.locator("#panel .indicator"))), ["建档立卡户"]);
    assert.match((await texts(page.locator("#panel .figures li")))[0], /content\/jia\/2020-04\.md:9/);
  });

  preview("it stays as it was left, on the next page and over a reload", async (site, page) => {
    await page.goto(site.base + address);
    await opened(page);
    await page.goto(`${site.base}/jia/`);
    await page.locator("#panel .sheet").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("#panel .sheet").waitFor({ state: "hidden" });
    await page.goto(site.base + address);
    await page.locator("#panel summary").waitFor();
    assert.ok(await page.locator("#panel .sheet").isHidden());
  });

  preview("a role is copied and can be pasted", async (site, page) => {
    await page.goto(site.base + address);
    await opened(page);
    const row = page.locator("#panel .figures li", { hasText: "0.6%" });
    await row.locator("button").click();
    await row.getByText("已复制").waitFor();
    const role = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(role, "{fig}`贫困发生率@2016`");
    site.edit(bulletin, "未脱贫。", `未脱贫，发生率曾为${role}。`);
    await page.locator("main p", { hasText: "曾为0.6%" }).waitFor();
  }, { permissions: ["clipboard-read", "clipboard-write"] });

  preview("it shows the problems of its page and counts all in its tab", async (site, page) => {
    await page.goto(`${site.base}/jia/`);
    await opened(page);
    await page.getByText("没有与本页有关的问题。").waitFor();
    await page.goto(site.base + address);
    broken(site);
    await page.locator("#panel .problem-error").waitFor();
    assert.deepEqual(await texts(page.locator("#panel > details > summary .count")), ["错误 2", "警告 1"]);
    const said = await texts(page.locator("#panel .problem"));
    assert.equal(said.length, 1);
    assert.match(said[0], /来源 jia-2020 里找不到「已脱贫户」的 901户 FIG-TRACE .*2020-04\.md:10:9/);
    assert.equal(await page.locator("#panel mark.main").textContent(), "901户");
  });

  preview("it finds a figure among many", async (site, page) => {
    await page.goto(site.base + address);
    await opened(page);
    await page.locator("#find").fill("第3户");
    assert.deepEqual(await texts(page.locator("#panel .indicator:visible")), ["第3户"]);
    site.edit(bulletin, "甲县2020年4月通报", "甲县四月新题");
    await page.locator("main h1", { hasText: "甲县四月新题" }).waitFor();
    await page.waitForFunction(() => document.querySelector("#tongbao-preview").shadowRoot.querySelector("#find").value === "第3户");
    assert.deepEqual(await texts(page.locator("#panel .indicator:visible")), ["第3户"]);
  }, { prepare: many });

  preview("it is there without a script", async (site, page) => {
    broken(site);
    await site.settled(true);
    await page.goto(site.base + address);
    await page.locator("#report").waitFor();
    await opened(page);
    await page.locator("#panel .figures li").first().waitFor();
    assert.ok(await page.locator("#panel [data-role]").first().isHidden(), "no button that does nothing");
  }, { javaScriptEnabled: false });
});

/** Eight more figures on the page. */
function many(site) {
  const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
  const add = (file, lines) => site.write(file, site.read(file) + lines.join(""));
  add("content/indicators.yml", numbers.map((n) => `第${n}户: {id: extra-${n}, unit: 户, group: 进度}\n`));
  add("seeds/jia-2020.yml", numbers.map((n) => `  - {n: ${n + 4}, printed: ${n}77户, section: 总体, use: figure}\n`));
  site.edit(bulletin, "  已脱贫户: 900户\n", `  已脱贫户: 900户\n${numbers.map((n) => `  第${n}户: ${n}77户\n`).join("")}`);
}

for (const javaScriptEnabled of [true, false]) {
  describe(`all problems ${javaScriptEnabled ? "with" : "without"} a script`, { concurrency: 2 }, () => {
    preview("they are listed by file, filtered, explained, and lead to their page", async (site, page) => {
      broken(site);
      await site.settled(true, (state) => state.errors === 2);
      await page.goto(site.base + all);
      assert.deepEqual(await texts(page.locator(".file h2")), ["content/jia/2020-04.md", "content/jia/2020-05.md", "content/jia/旧.txt"]);
      assert.deepEqual(await texts(page.locator(".problem .code")), ["FIG-TRACE", "KEY-UNKNOWN", "READ-STRAY"]);
      assert.equal((await texts(page.locator(".file").first().locator("mark.main")))[0], "901户");
      assert.match((await texts(page.locator(".file").first().locator(".line")))[0], /^10 ?已脱贫户: 901户$/);
      assert.ok((await texts(page.locator(".problem .help"))).every((help) => help.startsWith("建议")));
      await page.locator("select[name=severity]").selectOption("warning");
      if (!javaScriptEnabled) await page.locator(".filter button").click();
      await page.waitForURL(/severity=warning/);
      assert.deepEqual(await texts(page.locator(".problem .code")), ["READ-STRAY"]);
      await page.locator(".reset").click();
      await page.locator("select[name=code]").selectOption("FIG-TRACE");
      if (!javaScriptEnabled) await page.locator(".filter button").click();
      await page.waitForURL(/code=FIG-TRACE/);
      assert.deepEqual(await texts(page.locator(".problem .code")), ["FIG-TRACE"]);
      await page.locator(".problem .code").click();
      await page.locator("h1", { hasText: "来源里找不到这个数" }).waitFor();
      await page.goBack();
      await page.locator(".file-meta a").click();
      await page.waitForURL(site.base + address);
    }, { javaScriptEnabled });
  });
}

describe("the preview's own pages", { concurrency: 2 }, () => {
  preview("a filter just chosen is not lost when a save comes between", async (site, page) => {
    broken(site);
    await site.settled(true, (state) => state.errors === 2);
    await page.goto(site.base + all);
    const before = await site.state();
    await page.route(/severity=warning/, async (route) => {
      site.edit(bulletin, "已脱贫户: 901户", "已脱贫户: 902户");
      await site.settled(true, (state) => state.generation > before.generation);
      await new Promise((wait) => setTimeout(wait, 500));
      await route.continue();
    });
    await page.locator("select[name=severity]").selectOption("warning");
    await page.waitForURL(/severity=warning/);
    assert.deepEqual(await texts(page.locator(".problem .code")), ["READ-STRAY"]);
  });

  preview("they follow what is saved", async (site, page) => {
    await page.goto(site.base + all);
    await page.getByText("没有问题。").waitFor();
    broken(site);
    await page.locator(".problem").nth(2).waitFor();
    await page.goto(`${site.base}/.preview/`);
    await page.getByText("停在上一次成功的样子").waitFor();
    assert.deepEqual(await texts(page.locator(".index-line > a:first-child")), ["content/jia/2020-04.md", "content/jia/2020-05.md", "content/jia/旧.txt"]);
    await page.goto(`${site.base}/.preview/explain/`);
    await page.locator("a.now", { hasText: "1" }).first().waitFor();
  });

  preview("they speak English where that is asked for", async (site, page) => {
    broken(site);
    await site.settled(true);
    for (const path of ["/.preview/", all, "/.preview/explain/FIG-TRACE", "/.preview/explain/"]) {
      await page.goto(site.base + path);
      assert.equal(await page.locator("html").getAttribute("lang"), "en");
      const nav = await texts(page.locator("nav a"));
      assert.deepEqual(nav, ["The site", "Preview", "All problems", "What problems mean"]);
    }
    await page.goto(site.base + all);
    assert.match((await texts(page.locator(".problem-message")))[0], /^error the source jia-2020 does not print/);
  }, { options: ["--lang", "en"] });

  for (const width of [390, 1280]) {
    preview(`axe and width, ${width} px`, async (site, page) => {
      await page.setViewportSize({ width, height: 800 });
      const told = {};
      // On a phone the open panel covers the switches.
      const set = (settings) => page.evaluate((settings) => settings.forEach((id) => document.getElementById(id).click()), settings);
      const look = async (name, path) => {
        await page.goto(site.base + path);
        for (const [look, { colorScheme, settings }] of Object.entries(looks)) {
          await page.emulateMedia({ colorScheme });
          await set(settings);
          await page.evaluate(axe);
          const found = await page.evaluate((runOnly) => globalThis.axe.run(document, {
            runOnly, resultTypes: ["violations"],
          }), look === "light" ? everything : colours);
          const violations = found.violations.map((rule) => `${rule.id}: ${rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(" | ")}`);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (violations.length || wide > 0) told[`${name}, ${look}`] = [...violations, wide];
          await set(settings);
        }
      };
      await page.goto(site.base + address);
      await opened(page);
      await look("panel", address);
      broken(site);
      await site.settled(true, (state) => state.errors === 2);
      if (width < 700) await opened(page);
      await look("overlay", address);
      for (const [name, path] of Object.entries({ all, index: "/.preview/", code: "/.preview/explain/FIG-TRACE", codes: "/.preview/explain/", lost: "/.preview/nothing" })) await look(name, path);
      assert.deepEqual(told, {});
    }, { bypassCSP: true });
  }
});
