// Every page type whole: no script, no network, phone and desktop, from a host under a sub-path and from file://.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { files, host, launch, root, types } from "./site.mjs";

let browser;
let server;
before(async () => { [browser, server] = [await launch(), await host()]; });
after(async () => { await browser.close(); server.close(); });

const widths = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

test("the site has a page of every type", () => {
  for (const [type, path] of Object.entries(types)) assert.ok(files.includes(path), `${type}: ${path}`);
});

for (const [type, path] of Object.entries(types)) {
  for (const [device, viewport] of Object.entries(widths)) {
    for (const place of ["host", "file"]) {
      test(`${type} on a ${device} from ${place === "host" ? "a host" : "file://"}`, () => whole(path, viewport, place));
    }
  }
}

async function whole(path, viewport, place) {
  const context = await browser.newContext({ viewport, javaScriptEnabled: false });
  const page = await context.newPage();
  const base = place === "host" ? server.base : pathToFileURL(root + "/").href;
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("requestfailed", (request) => said.push(`failed: ${request.url()}`));
  page.on("response", (response) => response.status() >= 400 && said.push(`${response.status()}: ${response.url()}`));
  page.on("request", (request) => request.url().startsWith(base) || request.url().startsWith("data:") || said.push(`leaves the site: ${request.url()}`));
  await page.goto(base + path, { waitUntil: "load" });
  const seen = await page.evaluate(look);
  await context.close();
  if (path === "404.html") {
    // It may be shown anywhere, so that it asks for its style sheet at several heights; elsewhere there is none.
    const asked = /^(?:failed|404|leaves the site): .*\/(?:tongbao\.css|icon\.svg)$|^Failed to load resource: |^Refused to apply style from .* MIME type /;
    said.splice(0, Infinity, ...said.filter((line) => !asked.test(line) || line.startsWith(`404: ${base}assets/`)));
  }
  assert.deepEqual(said, [], "the page says nothing to the console and asks nobody else");
  assert.ok(seen.scroll <= viewport.width, `no horizontal scroll: ${seen.scroll} > ${viewport.width}: ${seen.wide}`);
  assert.equal(seen.lang, "zh-CN");
  assert.equal(seen.h1, 1, "one h1");
  assert.ok(seen.main > 20, "the page has its text without a script");
  assert.ok(seen.styled, "the stylesheet is applied");
  assert.deepEqual(seen.figuresWithoutOneChart, [], "every chart is drawn once, wide or narrow");
  assert.deepEqual(seen.cut, [], "no chart text is cut off");
  assert.deepEqual(seen.broken, [], "no number breaks across lines");
}

function look() {
  const shown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => { for (let up = element.parentElement; up; up = up.parentElement) if (["auto", "scroll", "hidden"].includes(getComputedStyle(up).overflowX)) return true; return false; };
  const wide = [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > width + 1 && !scrolls(element))
    .slice(0, 3).map((element) => `${element.tagName}.${element.getAttribute("class")}`);
  const charts = [...document.querySelectorAll("figure")].filter((figure) => figure.querySelector("svg.chart"));
  const cut = [...document.querySelectorAll("svg.chart text")].filter(shown).filter((text) => {
    const [box, frame] = [text.getBoundingClientRect(), text.ownerSVGElement.getBoundingClientRect()];
    return box.left < frame.left - 2 || box.right > frame.right + 2 || box.bottom > frame.bottom + 2;
  }).map((text) => text.textContent);
  return {
    scroll: Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
    wide: wide.join(" "),
    lang: document.documentElement.lang,
    h1: document.querySelectorAll("h1").length,
    main: document.querySelector("main")?.innerText.trim().length ?? 0,
    styled: getComputedStyle(document.body).fontFamily.includes("Noto") || document.styleSheets.length > 0,
    figuresWithoutOneChart: charts.filter((figure) => [...figure.querySelectorAll("svg.chart")].filter(shown).length !== 1).map((figure) => figure.id),
    cut,
    broken: [...document.querySelectorAll(".num, data")].filter((number) => number.getClientRects().length > 1).map((number) => number.textContent),
  };
}

test("nothing in the site names another origin as a resource", async () => {
  const { readFileSync } = await import("node:fs");
  for (const file of files.filter((name) => name.endsWith(".html") || name.endsWith(".css"))) {
    const text = readFileSync(join(root, file), "utf8");
    assert.doesNotMatch(text, /(?:src|srcset|data|poster)="(?:https?:)?\/\//, file);
    assert.doesNotMatch(text, /@import|url\(\s*["']?(?:https?:)?\/\//, file);
    assert.doesNotMatch(text, /<style|<script(?![^>]*(?: src="|type="application\/ld\+json"))[^>]*>|\sstyle="|\son[a-z]+="/, file);
  }
});
