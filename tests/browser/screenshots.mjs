// `npm run screenshots`: every page type at 390 and 1280 px in light, dark, 大字版 and high contrast, and on paper, into out/.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, looks, out, root, set, types } from "./site.mjs";

mkdirSync(out, { recursive: true });
const browser = await launch();
for (const [type, path] of Object.entries(types)) {
  const address = pathToFileURL(join(root, path)).href;
  for (const [look, { colorScheme, settings }] of Object.entries(looks)) {
    for (const width of [390, 1280]) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      await page.goto(address);
      await set(page, settings);
      await page.screenshot({ path: join(out, `${type}-${look}-${width}.png`), fullPage: true });
      await page.close();
    }
  }
  const page = await browser.newPage();
  await page.goto(address);
  await page.pdf({ path: join(out, `${type}-print.pdf`), preferCSSPageSize: true });
  await page.emulateMedia({ media: "print" });
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: join(out, `${type}-print-${width}.png`), fullPage: true });
  }
  await page.close();
}
await browser.close();
