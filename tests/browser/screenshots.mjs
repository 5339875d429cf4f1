// `npm run screenshots`: every page type at 390 and 1280 px, light, dark and print, into out/.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, out, root, types } from "./site.mjs";

mkdirSync(out, { recursive: true });
const browser = await launch();
for (const [type, path] of Object.entries(types)) {
  for (const [look, options] of Object.entries({ light: { colorScheme: "light" }, dark: { colorScheme: "dark" }, print: { media: "print" } })) {
    for (const width of look === "print" ? [794] : [390, 1280]) {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      await page.emulateMedia(options);
      await page.goto(pathToFileURL(join(root, path)).href);
      await page.screenshot({ path: join(out, `${type}-${look}-${width}.png`), fullPage: true });
      await page.close();
    }
  }
}
await browser.close();
