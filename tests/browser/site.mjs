// The built site as the tests see it: its files, one page of every type, and a plain static host.
import { createServer } from "node:http";
import { readdirSync, readFileSync, existsSync, statSync } from "node:fs";
import { dirname, extname, join, normalize, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(process.env.TONGBAO_SITE ?? join(here, "../../site"));
export const out = join(here, "out");

if (!existsSync(join(root, "index.html"))) {
  throw new Error(`${root} holds no site: run \`cargo run --release -- build\` first`);
}

const built = ["release", "debug"].map((kind) => resolve(here, "../../target", kind, process.platform === "win32" ? "tongbao.exe" : "tongbao"))
  .filter(existsSync).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
/** The program: the one that was built last, unless another is named. */
export const program = process.env.TONGBAO ?? built[0];

/** Every file of the site, as paths with `/`. */
export const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
  .sort();

export const pages = files.filter((file) => file.endsWith(".html"));

/** What a site has that switches on what is off by default. */
const desk = {
  status: "status/index.html",
  rankings: "rankings/index.html",
  ranking: "rankings/2020-03/index.html",
};

/** One page of every type; the type is told by the shape of its address. */
const usual = {
  home: "index.html",
  district: "tongnan/index.html",
  "district-without-rate": "yubei/index.html",
  reference: "chongqing/index.html",
  bulletin: "tongnan/2020-04/index.html",
  "bulletin-targets": "fengjie/2020-03/index.html",
  "bulletin-disputed": "liangping/2020-03/index.html",
  indicators: "indicators/index.html",
  indicator: "indicators/poverty-rate/index.html",
  periods: "periods/index.html",
  period: "periods/2020-04/index.html",
  guarantees: "guarantees/index.html",
  sources: "sources/index.html",
  source: "sources/liangping-2020/index.html",
  about: "about/index.html",
  data: "data/index.html",
  search: "search/index.html",
  "not-found": "404.html",
};

export const types = process.env.TONGBAO_TYPES === "desk" ? desk : usual;

/** What a reader may choose: the system's colours and the switches in the masthead. */
export const looks = {
  light: { colorScheme: "light", settings: [] },
  dark: { colorScheme: "dark", settings: [] },
  large: { colorScheme: "light", settings: ["large-text"] },
  contrast: { colorScheme: "dark", settings: ["contrast"] },
};

/** Turns switches of the masthead on, as a reader does. */
export async function set(page, settings) {
  for (const id of settings) await page.locator(`label:has(#${id})`).click();
}

/** The policy a careful host sends. */
export const policy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'";

const media = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml", ".json": "application/json", ".csv": "text/csv; charset=utf-8",
  ".xml": "application/xml; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".png": "image/png",
  ".jpg": "image/jpeg", ".ico": "image/x-icon",
};

/** A static host under a sub-path, with the strict policy as a header; it answers with 404.html where there is nothing. */
export async function host(prefix = "/any/where/") {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const name = path.startsWith(prefix) ? normalize(path.slice(prefix.length)) : "..";
    const file = name === "." || name.endsWith("/") ? join(name, "index.html") : name;
    if (name.startsWith("..") || !existsSync(join(root, file)) || !extname(file)) {
      response.writeHead(404, { "content-type": media[".html"], "content-security-policy": policy });
      response.end(readFileSync(join(root, "404.html")));
      return;
    }
    // Static hosts compress; what a slow phone waits for is the compressed size.
    response.writeHead(200, { "content-type": media[extname(file)] ?? "application/octet-stream", "content-security-policy": policy, "content-encoding": "gzip" });
    response.end(gzipSync(readFileSync(join(root, file))));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { base: `http://127.0.0.1:${server.address().port}${prefix}`, close: () => server.close() };
}

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--allow-file-access-from-files"],
  });
