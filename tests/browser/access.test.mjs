// What assistive technology would stumble over: axe on every page type, light and dark, 大字版 and high contrast, phone and desktop.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { launch, looks, root, set, types } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const [type, path] of Object.entries(types)) {
  for (const [look, { colorScheme, settings }] of Object.entries(looks)) {
    for (const width of [390, 1280]) {
      test(`${type}, ${look}, ${width} px`, async () => {
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
        const page = await context.newPage();
        await page.goto(pathToFileURL(`${root}/${path}`).href);
        await set(page, settings);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
        await context.close();
        const told = violations.map((rule) => `${rule.id}: ${rule.help}: ${rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
        assert.deepEqual(told, []);
      });
    }
  }
}
