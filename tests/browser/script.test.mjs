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
