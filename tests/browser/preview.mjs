// A running preview of a small site of its own: its folder, what its terminal says, and a browser that looks at it.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { launch, program } from "./site.mjs";

const project = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Waits for something to become true; a busy machine is waited for. */
export async function until(what, holds) {
  for (const end = Date.now() + 120_000; Date.now() < end;) {
    const found = await holds();
    if (found) return found;
    await new Promise((wait) => setTimeout(wait, 10));
  }
  throw new Error(`${what} did not happen`);
}

class Preview {
  /** Starts a preview of the suite's base site, changed by `prepare` first. */
  static async start(prepare = () => {}, ...options) {
    const preview = new Preview();
    preview.root = mkdtempSync(join(tmpdir(), "tongbao-"));
    cpSync(join(project, "tests/suite/base"), preview.root, { recursive: true });
    prepare(preview);
    await preview.again(0, ...options);
    return preview;
  }

  /** Runs the program, on a port that is given or on any. */
  async again(port, ...options) {
    this.said = "";
    this.process = spawn(program, ["serve", "--port", String(port), "--root", this.root, ...options], { stdio: ["ignore", "ignore", "pipe"] });
    this.process.stderr.setEncoding("utf8").on("data", (text) => { this.said += text; });
    this.base = `http://127.0.0.1:${await until("the preview's address", () => /127\.0\.0\.1:(\d+)/.exec(this.said)?.[1])}`;
  }

  path(file) { return join(this.root, file); }
  read(file) { return readFileSync(this.path(file), "utf8"); }
  write(file, text) { writeFileSync(this.path(file), text); }
  remove(file) { unlinkSync(this.path(file)); }

  /** Saves as most editors do: a new file takes the place of the old one. */
  replace(file, text) {
    writeFileSync(this.path(`${file}.tmp~`), text);
    renameSync(this.path(`${file}.tmp~`), this.path(file));
  }

  edit(file, from, to) {
    const text = this.read(file);
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    this.write(file, text.replace(from, to));
  }

  async state() { return (await fetch(`${this.base}/.preview/state`)).json(); }

  /** Waits until the last save is built, with or without errors. */
  async settled(failed, holds = () => true) {
    return until(failed ? "a failing build" : "a good build", async () => {
      const state = await this.state();
      return state.failed === failed && holds(state) && state;
    });
  }

  async stop() {
    const ended = new Promise((ended) => this.process.once("exit", ended));
    this.process.kill();
    await ended;
    rmSync(this.root, { recursive: true, force: true });
  }
}

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** Runs a test with a preview and a page of its own; nothing may be said to the console. */
export function preview(name, run, { prepare, options = [], ...context } = {}) {
  test(name, async () => {
    const site = await Preview.start(prepare, ...options);
    const { page, said } = await open(context);
    try {
      await run(site, page);
      assert.deepEqual(said, []);
    } finally {
      await page.context().close();
      await site.stop();
    }
  });
}

async function open(context) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, ...context })).newPage();
  const said = [];
  page.on("console", (message) => /status of (404|500)|ERR_CONNECTION_/.test(message.text()) || said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("dialog", (dialog) => { said.push(dialog.message()); dialog.dismiss(); });
  return { page, said };
}
