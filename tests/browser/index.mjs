// The script without a page: its functions as they are, on an index that lies on disk.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const source = readFileSync(join(dirname(fileURLToPath(import.meta.url)), "../../templates/assets/tongbao.js"), "utf8");
const names = ["fold", "split", "cover", "shard", "decode", "load", "lookup", "candidates", "stored", "hit"];

/** The script's functions over the site at `root`; `bytes` counts what was loaded. */
export function engine(root) {
  const nothing = { querySelectorAll: () => [], querySelector: () => null, addEventListener() {} };
  const counted = { bytes: 0, files: 0 };
  const fetch = async (name) => {
    const text = readFileSync(join(root, "search", name), "utf8");
    counted.bytes += Buffer.byteLength(text);
    counted.files += 1;
    return { ok: true, text: async () => text };
  };
  const context = vm.createContext({ document: nothing, navigator: {}, addEventListener() {}, fetch, console });
  const functions = vm.runInContext(`${source}\n({ ${names.join(", ")} })`, context);
  return Object.assign(counted, functions);
}

/** The texts of every document of an index, in order. */
export async function documents(search) {
  const { texts } = await search.load("index.json");
  const files = search.decode(texts).map((_, file) => search.load(`texts/${file}.json`));
  return (await Promise.all(files)).flat();
}

/** Numbers that look random and are the same in every run. */
export function dice(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
