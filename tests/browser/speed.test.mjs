// How soon the front page is seen on a slow phone: counted from what has to arrive before it, for a clock would measure
// the machine that runs the tests.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { host, launch } from "./site.mjs";

/** A slow 4G phone: 1.6 Mbit/s down, 150 ms there and back. */
const BYTES_PER_MS = 1.6e6 / 8 / 1000;
const THERE_AND_BACK = 150;
/** A second from the tap to the page, of which the phone's processor gets three tenths. */
const BUDGET = 700;

let browser, server;
before(async () => { browser = await launch(); server = await host(); });
after(async () => { await browser.close(); server.close(); });

test("the front page stands still and paints within a second on a slow phone", async (t) => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  const requests = new Map();
  client.on("Network.requestWillBeSent", ({ requestId, request, type, renderBlockingBehavior, initiator }) => {
    requests.set(requestId, { url: request.url, blocks: type === "Document" || renderBlockingBehavior === "Blocking", by: initiator.type, bytes: 0 });
  });
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => { requests.get(requestId).bytes = encodedDataLength; });
  await page.goto(server.base, { waitUntil: "networkidle" });
  const shift = await page.evaluate(() => new Promise((done) => {
    let shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { shift += entry.hadRecentInput ? 0 : entry.value; })).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(shift), 600);
  }));
  await page.close();
  assert.equal(shift, 0, "nothing shifts");
  const blocking = [...requests.values()].filter((request) => request.blocks);
  const [document, ...rest] = blocking;
  // The page names everything that it waits for: the connection, the page, and then all of it at once.
  assert.deepEqual(rest.filter((request) => request.by !== "parser"), [], "what holds up the page is named by the page itself");
  assert.ok(rest.length > 0 && blocking.every((request) => request.bytes > 0), JSON.stringify(blocking));
  const bytes = blocking.reduce((sum, request) => sum + request.bytes, 0);
  const arrival = 3 * THERE_AND_BACK + bytes / BYTES_PER_MS;
  t.diagnostic(`${bytes} bytes before the first paint, ${Math.round(arrival)} ms`);
  assert.ok(document.url === server.base && arrival < BUDGET, `${bytes} bytes arrive after ${Math.round(arrival)} ms`);
});
