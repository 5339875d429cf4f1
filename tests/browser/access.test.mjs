// What assistive technology would stumble over: axe on every page type, light and dark, 大字版 and high contrast, phone and desktop.
import { after, before, describe, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { launch, looks, root, set, types } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** What axe looks at: everything, or only what a change of colours can break. */
const everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const colours = ["color-contrast", "link-in-text-block"];
const scope = { light: everything, dark: colours, large: everything, contrast: colours };

/** What axe finds on a page as it stands. */
async function violations(page, runOnly) {
  const found = await page.evaluate((runOnly) => globalThis.axe.run(document, { runOnly, resultTypes: ["violations"] }), runOnly);
  return found.violations.map((rule) => `${rule.id}: ${rule.help}: ${rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

describe("axe", { concurrency: 2 }, () => {
  for (const [type, path] of Object.entries(types)) {
    for (const width of [390, 1280]) {
      test(`${type}, ${width} px`, async () => {
        const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
        const page = await context.newPage();
        const told = {};
        await page.goto(pathToFileURL(`${root}/${path}`).href);
        await page.evaluate(axe);
        for (const [look, { colorScheme, settings }] of Object.entries(looks)) {
          await page.emulateMedia({ colorScheme });
          await set(page, settings);
          const found = await violations(page, scope[look]);
          if (found.length > 0) told[look] = found;
          await set(page, settings); // The switches go back.
        }
        await context.close();
        assert.deepEqual(told, {});
      });
    }
  }
});
