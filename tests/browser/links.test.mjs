// Every internal link lands: the file is there, and so is the anchor.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { files, pages, root } from "./site.mjs";

const known = new Set(files);
const anchors = new Map(pages.map((page) => {
  const text = readFileSync(join(root, page), "utf8");
  return [page, new Set([...text.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]))];
}));

const plain = (text) => text.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&#39;", "'");

test("every internal link of every page lands", () => {
  const lost = [];
  for (const page of pages) {
    const text = readFileSync(join(root, page), "utf8");
    for (const [, raw] of text.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      const link = plain(raw);
      if (/^(?:https?:|mailto:|tel:|data:)/.test(link)) continue;
      const [path, anchor] = link.split("#");
      // The page for lost addresses is shown anywhere: its links begin at the root, where a browser led higher stays.
      const anywhere = page === "404.html" && path !== "";
      const target = anywhere ? new URL(path, "http://root/").pathname.slice(1)
        : path === "" ? page : posix.normalize(posix.join(dirname(page), decodeURIComponent(path)));
      const file = target === "" || target.endsWith("/") ? target + "index.html" : target;
      if (!known.has(file)) lost.push(`${page}: ${link}`);
      else if (anchor && file.endsWith(".html") && !anchors.get(file)?.has(decodeURIComponent(anchor))) lost.push(`${page}: ${link} (anchor)`);
    }
  }
  assert.deepEqual(lost.slice(0, 20), []);
});

test("ids are unique on every page", () => {
  for (const page of pages) {
    const text = readFileSync(join(root, page), "utf8");
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    assert.equal(new Set(ids).size, ids.length, `${page}: ${ids.find((id, at) => ids.indexOf(id) !== at)}`);
  }
});
