// The preview as an editor works with it: pages that follow what is saved, and errors over the last good page.
import { describe } from "node:test";
import assert from "node:assert/strict";
import { preview } from "./preview.mjs";

const bulletin = "content/jia/2020-04.md";
const address = "/jia/2020-04/";
/** Paragraphs that differ and hold no numbers. */
const letters = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地人和春夏秋冬";
const paragraph = (letter) => `${letter}组的各项工作平稳推进，${letter}组的群众普遍满意。`.repeat(3);
const long = (text) => `${text}\n${[...letters].map(paragraph).join("\n\n")}\n`;

const heading = (page, words) => page.locator("main h1", { hasText: words }).waitFor();
const overlay = (page) => page.locator("#overlay");

describe("live reload", { concurrency: 2 }, () => {
  preview("a save shows", async (site, page) => {
    await page.goto(site.base + address);
    site.edit(bulletin, "甲县2020年4月通报", "甲县四月新题");
    await heading(page, "甲县四月新题");
    site.replace(bulletin, site.read(bulletin).replace("甲县四月新题", "改名存盘"));
    await heading(page, "改名存盘");
  });

  preview("the place is kept in pixels when nothing of what was read is left", async (site, page) => {
    await page.goto(site.base + address);
    await page.evaluate(() => scrollTo({ top: 700, behavior: "instant" }));
    site.write(bulletin, site.read(bulletin).replaceAll("组的", "队的"));
    await page.locator("main p", { hasText: "亥队的" }).waitFor();
    await page.waitForFunction(() => Math.abs(scrollY - 700) <= 1);
  }, { prepare: (site) => site.write(bulletin, long(site.read(bulletin))) });

  preview("the place is kept by what is read when something above grows", async (site, page) => {
    await page.goto(site.base + address);
    const top = () => page.locator("main p", { hasText: "午组" }).evaluate((one) => one.getBoundingClientRect().top);
    await page.locator("main p", { hasText: "午组" }).evaluate((one) => scrollBy({ top: one.getBoundingClientRect().top - 90, behavior: "instant" }));
    const [before, y] = [await top(), await page.evaluate(() => scrollY)];
    site.edit(bulletin, paragraph("乙"), `${paragraph("乙")}\n\n## 新的一节\n\n${paragraph("风")}\n\n${paragraph("雨")}`);
    await page.locator("main h2", { hasText: "新的一节" }).waitFor({ state: "attached" });
    await page.waitForFunction((y) => scrollY > y + 100, y);
    assert.ok(Math.abs(await top() - before) <= 1, `${await top()} was ${before}`);
  }, { prepare: (site) => site.write(bulletin, long(site.read(bulletin))) });

  preview("the place is kept when the very paragraph in view is edited", async (site, page) => {
    await page.goto(site.base + address);
    const next = page.locator("main p", { hasText: "未组" });
    await page.locator("main p", { hasText: "午组" }).evaluate((one) => scrollBy({ top: one.getBoundingClientRect().top - 90, behavior: "instant" }));
    const before = await next.evaluate((one) => one.getBoundingClientRect().top);
    site.edit(bulletin, paragraph("午"), paragraph("午") + "补了一句，");
    site.edit(bulletin, paragraph("丁"), `${paragraph("丁")}\n\n${paragraph("雷")}`);
    await page.locator("main p", { hasText: "雷组" }).waitFor({ state: "attached" });
    await page.waitForFunction(() => document.readyState === "complete");
    const moved = await next.evaluate((one) => one.getBoundingClientRect().top) - before;
    assert.ok(Math.abs(moved) <= 40, `the text in view moved by ${moved}`);
  }, { prepare: (site) => site.write(bulletin, long(site.read(bulletin))) });

  preview("folds and the search field are kept", async (site, page) => {
    const contents = page.locator("main details").first();
    await page.setViewportSize({ width: 600, height: 800 });
    await page.goto(site.base + address);
    await contents.locator("summary").click();
    await page.locator("#finder").fill("潼南 贫困");
    await page.locator("#finder").evaluate((field) => field.setSelectionRange(2, 4));
    site.edit(bulletin, "甲县2020年4月通报", "甲县四月新题");
    await heading(page, "甲县四月新题");
    await page.waitForFunction(() => document.querySelector("#finder").value === "潼南 贫困");
    assert.ok(await contents.evaluate((one) => one.open), "the fold is still open");
    assert.deepEqual(await page.locator("#finder").evaluate((field) => [document.activeElement === field, field.selectionStart, field.selectionEnd]), [true, 2, 4]);
  }, { prepare: (site) => site.write(bulletin, `${site.read(bulletin)}${[..."甲乙丙丁戊"].map((one) => `\n## ${one}节\n\n${paragraph(one)}\n`).join("")}`) });

  preview("a save that changes nothing on a page leaves it alone", async (site, page) => {
    await page.goto(site.base + address);
    await page.evaluate(() => { globalThis.untouched = true; });
    site.write("content/jia/旧.txt", "x");
    await page.locator("#panel .count-warning").waitFor();
    assert.ok(await page.evaluate(() => globalThis.untouched), "it was loaded anew");
  });

  preview("a page that is gone leads to its district, and back when it returns", async (site, page) => {
    await page.goto(site.base + address);
    const text = site.read(bulletin);
    site.remove(bulletin);
    await page.waitForURL(`${site.base}/jia/`);
    const word = page.locator("#word");
    await word.waitFor();
    assert.match(await word.textContent(), /刚才看的 \/jia\/2020-04\/ 没有了.*这里是甲县的页面/);
    site.write(bulletin, text);
    await page.waitForURL(site.base + address);
    await heading(page, "甲县2020年4月通报");
    assert.ok(await word.isHidden());
  });

  preview("an address that is not there yet shows its page when it comes", async (site, page) => {
    assert.equal((await page.goto(`${site.base}/jia/2020-05/`)).status(), 404);
    site.write("content/jia/2020-05.md", "---\ntitle: 五月通报\nperiod: 2020-05\n---\n各项工作平稳推进。\n");
    await heading(page, "五月通报");
  });

  preview("a preview that stops says so, and one that starts again is followed", async (site, page) => {
    await page.goto(site.base + address);
    const port = new URL(site.base).port;
    const first = site.process;
    const ended = new Promise((ended) => first.once("exit", ended));
    first.kill();
    await ended;
    await page.locator("#word", { hasText: "预览停了" }).waitFor();
    site.edit(bulletin, "甲县2020年4月通报", "停下时改的题");
    await site.again(port);
    await heading(page, "停下时改的题");
    assert.ok(await page.locator("#word").isHidden());
  });
});

describe("errors", { concurrency: 2 }, () => {
  preview("they stand over the last good page as the terminal says them, and leave when fixed", async (site, page) => {
    await page.goto(site.base + address);
    assert.ok(await overlay(page).isHidden());
    site.edit(bulletin, "已脱贫户: 900户", "已脱贫户: 901户");
    await overlay(page).waitFor();
    const { problems } = await site.settled(true);
    assert.equal(await page.locator("#report").evaluate((pre) => pre.textContent), problems);
    assert.ok(site.said.includes(problems) && problems.includes("FIG-TRACE"), "the very text of the terminal");
    assert.match(await page.locator("#alert").textContent(), /^内容有 \d+ 个错误，/);
    await heading(page, "甲县2020年4月通报");
    await page.locator("#finder").fill("甲县");
    await page.locator("nav[aria-label=主导航] a", { hasText: "指标" }).click();
    await page.waitForURL(`${site.base}/indicators/index.html`);
    await overlay(page).waitFor();
    await page.goBack();
    site.edit(bulletin, "已脱贫户: 901户", "已脱贫户: 900户");
    await overlay(page).waitFor({ state: "hidden" });
    assert.equal(await page.locator("#alert").textContent(), "");
  });

  preview("they fold by Escape, stay folded, and come back when they are others", async (site, page) => {
    await page.goto(site.base + address);
    site.edit(bulletin, "已脱贫户: 900户", "已脱贫户: 901户");
    const report = page.locator("#report");
    await report.waitFor();
    await page.keyboard.press("Escape");
    await report.waitFor({ state: "hidden" });
    await page.reload();
    await overlay(page).waitFor();
    assert.ok(await report.isHidden(), "folded is folded");
    site.edit(bulletin, "建档立卡户: 1000户", "建档立卡户: 1009户");
    await report.waitFor();
    assert.match(await report.textContent(), /1009户/);
  });

  preview("the end of the page can be scrolled out from under them", async (site, page) => {
    await page.goto(site.base + address);
    site.edit(bulletin, "已脱贫户: 900户", "已脱贫户: 901户");
    await overlay(page).waitFor();
    await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" }));
    const [foot, top] = await page.evaluate(() => [
      document.querySelector("footer").getBoundingClientRect().bottom,
      document.querySelector("#tongbao-preview").shadowRoot.querySelector("#overlay").getBoundingClientRect().top,
    ]);
    assert.ok(foot <= top + 1, `${foot} > ${top}`);
  }, { prepare: (site) => site.write(bulletin, long(site.read(bulletin))) });

  preview("a site that fails at once shows why, and itself when it is fixed", async (site, page) => {
    assert.equal((await page.goto(site.base + address)).status(), 500);
    const { problems } = await site.settled(true);
    assert.equal(await page.locator("pre[role=alert]").evaluate((pre) => pre.textContent), problems);
    site.edit(bulletin, "901户", "900户");
    await heading(page, "甲县2020年4月通报");
  }, { prepare: (site) => site.edit(bulletin, "已脱贫户: 900户", "已脱贫户: 901户") });

  preview("what an author types is text", async (site, page) => {
    const marks = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    site.write(bulletin, site.read(bulletin).replace("period:", `"${marks}": 1\nperiod:`));
    site.write("content/jia/<img src=x onerror=alert(3)>.md", "---\ntitle: 题\n---\n文\n");
    await site.settled(true, (state) => state.problems.includes("onerror=alert(3)"));
    for (const path of ["/", address, "/.preview/", "/.preview/diagnostics/", `/.preview/diagnostics/?file=${encodeURIComponent("<script>alert(4)</script>")}&code=%3Cb%3E&severity="><script>alert(5)</script>`, "/.preview/explain/<script>alert(6)</script>", "/.preview/panel?page=<script>alert(7)</script>"]) {
      await page.goto(site.base + path);
      const made = await page.evaluate(() => {
        const roots = [document, document.querySelector("#tongbao-preview")?.shadowRoot].filter(Boolean);
        return roots.flatMap((root) => [...root.querySelectorAll("script:not([src]), img, [onerror]")].filter((one) => one.type !== "application/ld+json").map((one) => one.outerHTML));
      });
      assert.deepEqual(made, [], path);
    }
    await page.goto(`${site.base}/.preview/diagnostics/`);
    await page.getByText("<script>alert(1)</script>").first().waitFor();
    await page.goto(site.base + address);
    assert.match(await page.locator("#report").textContent(), /<script>alert\(1\)/);
  });
});
