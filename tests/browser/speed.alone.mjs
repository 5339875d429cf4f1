// How fast the front page is seen on a slow phone. It runs alone: what other tests do is no property of the page.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { host, launch } from "./site.mjs";

let browser, server;
before(async () => { browser = await launch(); server = await host(); });
after(async () => { await browser.close(); server.close(); });

test("the front page stands still and paints within a second on a slow phone", async () => {
  // The best of five: one run may meet a machine at work. A second is enough.
  const runs = [];
  while (runs.length < 5 && !runs.some((run) => run.paint < 1000)) runs.push(await painted());
  assert.deepEqual(runs.filter((run) => run.shift !== 0), [], "nothing shifts");
  const paint = Math.min(...runs.map((run) => run.paint));
  assert.ok(paint < 1000, `largest paint after ${Math.round(paint)} ms`);
});

async function painted() {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  // A slow 4G phone: 1.6 Mbit/s down, 150 ms there and back, a processor four times slower.
  await client.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 75e4 / 8 });
  await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(server.base, { waitUntil: "networkidle" });
  const seen = await page.evaluate(() => new Promise((done) => {
    const seen = { shift: 0, paint: Infinity };
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { seen.shift += entry.hadRecentInput ? 0 : entry.value; })).observe({ type: "layout-shift", buffered: true });
    new PerformanceObserver((list) => { seen.paint = list.getEntries().at(-1).startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
    setTimeout(() => done(seen), 600);
  }));
  await page.close();
  return seen;
}
