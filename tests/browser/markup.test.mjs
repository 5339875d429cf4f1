// The Nu HTML checker on every page of the site.
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pages, root } from "./site.mjs";

const jar = String(createRequire(import.meta.url)("vnu-jar"));

test("no page has an HTML error", () => {
  const run = spawnSync("java", ["-Xss4m", "-jar", jar, "--errors-only", "--format", "json", ...pages.map((page) => join(root, page))],
    { encoding: "utf8", maxBuffer: 64 << 20 });
  assert.equal(run.error, undefined, "java runs");
  const { messages } = JSON.parse(run.stderr);
  assert.deepEqual(messages.slice(0, 10).map(({ url, lastLine, message, extract }) => `${url.replace(root, "")}:${lastLine}: ${message} ${extract ?? ""}`), []);
});
