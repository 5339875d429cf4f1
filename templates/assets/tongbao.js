// Comfort for pages that are complete without it. Text stays text: nothing here makes markup.
"use strict";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);

function make(tag, ...content) {
  const [name, style] = tag.split(".");
  const element = document.createElement(name);
  if (style) element.className = style;
  element.append(...content);
  return element;
}

/* Display settings are remembered. */
for (const input of all("[data-setting]")) {
  const key = `tongbao-${input.dataset.setting}`;
  try {
    input.checked ||= localStorage[key] === "1";
    input.addEventListener("change", () => { localStorage[key] = input.checked ? 1 : ""; });
  } catch {}
}

/* Figures: the first tap shows the card, the second follows the link. */
let tapped;
document.addEventListener("click", (event) => {
  const figure = event.target.closest(".fig[data-card]");
  if (figure && figure !== tapped && event.pointerType === "touch") {
    event.preventDefault();
    figure.classList.add("open");
  }
  tapped?.classList.toggle("open", tapped === figure);
  tapped = figure;
}, true);

/* Copying (secure connections only): a text, or the address. */
for (const button of navigator.clipboard ? all("[data-copy]") : []) {
  const label = button.textContent;
  button.hidden = false;
  button.onclick = async () => {
    await navigator.clipboard.writeText(button.dataset.copy || location.href);
    button.textContent = "已复制";
    setTimeout(() => { button.textContent = label; }, 2000);
  };
}

/* Tables sort by a column: up, down, as printed; rows without a number last. */
for (const table of all("table[data-sortable]")) {
  const printed = [...table.tBodies].map((body) => [body, [...body.rows].filter((row) => !row.matches(".group"))]);
  all("thead th", table).forEach((head, column, heads) => {
    const value = ({ cells: { [column]: cell } }) => cell.dataset.value ?? one("data", cell)?.value ?? cell.textContent;
    const title = `按${head.textContent}排序`;
    const button = Object.assign(make("button.sort", ...(one("a", head) ? [] : head.childNodes)), { title });
    button.onclick = () => {
      const sign = { ascending: -1, descending: 0 }[head.getAttribute("aria-sort")] ?? 1;
      const order = (...rows) => {
        const [a, b] = rows.map(value);
        return isNaN(a) - isNaN(b) || sign * (isNaN(a) ? a.localeCompare(b, "zh-CN") : a - b);
      };
      for (const other of heads) other.removeAttribute("aria-sort");
      if (sign) head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
      for (const [body, rows] of printed) body.append(...(sign ? [...rows].sort(order) : rows));
    };
    head.append(button);
  });
}

/* Charts name a mark by touch and arrow keys, as browsers do under the pointer. */
for (const chart of all("svg.chart")) {
  const marks = all(".tip", chart);
  if (!marks.length) continue;
  const tip = Object.assign(make("p.chart-tip"), { role: "status" });
  let at = -1;
  const show = (next) => {
    at = next;
    tip.textContent = marks[at]?.textContent ?? "";
    const [mark, frame] = [marks[at] ?? chart, chart.parentElement].map((element) => element.getBoundingClientRect());
    [tip.style.left, tip.style.top] = [`${mark.left - frame.left}px`, `${mark.top - frame.top}px`];
  };
  chart.onpointerdown = ({ target }) => show(marks.indexOf(target));
  chart.onblur = () => show(-1);
  chart.onkeydown = ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (step) show((Math.max(at, -step) + step + marks.length) % marks.length);
    if (key === "Escape") show(-1);
  };
  chart.tabIndex = 0;
  chart.after(tip);
}

/* Search: runs of characters lead to documents, and their texts decide. src/render/search has the same rules. */

const fold = (text) => text
  .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
  .replace(/[\s\x85]/g, " ").replace(/[A-Z]/g, (c) => c.toLowerCase());

const split = (query) => fold(query.replace(/\p{Cf}/gu, "")).split(" ").filter(Boolean);

/** Runs that every text with the word has: pairs, or three characters with a digit or a letter. */
function cover(word) {
  const all = [...word];
  const size = (at) => (at + 3 <= all.length && /[0-9a-z]/.test(all.slice(at, at + 3)) ? 3 : 2);
  return all.length < 2 ? all : all.slice(1).map((_, at) => all.slice(at, at + size(at)).join(""));
}

function shard(key, files) {
  let hash = 0x811c9dc5;
  for (const c of key) hash = Math.imul(hash ^ c.codePointAt(0), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % files;
}

/** A list: six documents to a digit after `!`, or gaps. */
function decode(code) {
  const digits = [...code].map((c) => c.charCodeAt(0) - 48);
  const bits = (digit, at) => [0, 1, 2, 3, 4, 5].flatMap((bit) => (digit >> bit) & 1 ? at * 6 + bit : []);
  if (code[0] === "!") return digits.slice(1).flatMap(bits);
  const list = [];
  let [next, weight] = [0, 1];
  for (const digit of digits) {
    next += (digit % 32) * weight;
    weight *= 32;
    if (digit < 32) [weight] = [1, list.push(next++)];
  }
  return list;
}

let [files, shape, loaded] = [{}, {}, 0];

/** A file of the index, asked after where the browser has a copy: numbers may not be stale. */
const load = (name) => files[name] ??= fetch(name, { cache: "no-cache" }).then(async (reply) => {
  if (!reply.ok) throw reply.status;
  const text = await reply.text();
  loaded += text.length;
  return name.endsWith("n") ? JSON.parse(text) : `\n${text}`;
});

/** The documents with a key, and those with it in their title. */
async function lookup(key) {
  const text = await load(`grams/${shard(key, shape.grams)}.txt`);
  const at = text.indexOf(`\n${key}\t`) + 1;
  const [, ...lists] = text.slice(at, at && text.indexOf("\n", at)).split("\t");
  return [0, 1].map((n) => decode(lists[n] ?? ""));
}

const common = ([first = [], ...others]) =>
  others.map((list) => new Set(list)).reduce((left, set) => left.filter((n) => set.has(n)), first);

/** What may have the words, best first. */
async function candidates(words, filters, named) {
  shape = await load("index.json");
  const keys = [...new Set(words.flatMap(cover))].filter((_, at, { length }) => (at * 8) % length < 8);
  const lists = await Promise.all([...keys, ...filters].map(lookup));
  const titled = common(lists.slice(0, keys.length).map((list) => list[1]));
  const merits = [titled, ...(await Promise.all(named.map(lookup))).map((list) => list[0])].map((list) => new Set(list));
  const score = (n) => merits.reduce((sum, set) => sum * 2 + set.has(n), 0);
  const found = common(lists.map((list) => list[0])).map((n) => [score(n), n]);
  return found.sort((a, b) => b[0] - a[0] || b[1] - a[1]).map((one) => one[1]);
}

async function stored(n) {
  const starts = decode(shape.texts);
  const file = starts.filter((first) => first <= n).length - 1;
  return (await load(`texts/${file}.json`))[n - starts[file]];
}

const hit = (text, words) =>
  words.map((word) => [fold(text).indexOf(word), word.length]).filter(([at]) => at >= 0).sort((a, b) => a[0] - b[0] || b[1] - a[1])[0];

function marked(text, words) {
  const [at, length] = hit(text, words) ?? [];
  return length ? [text.slice(0, at), make("mark", text.slice(at, at + length)), ...marked(text.slice(at + length), words)] : [text];
}

const link = (href, ...text) => Object.assign(make("a", ...text), { href: `../${href}` });

function result({ path, title, about, text }, words) {
  const lines = text.split("\n");
  const line = lines.find((line) => hit(line, words)) ?? lines[0];
  const from = Math.max(0, (hit(line, words)?.[0] ?? 0) - 24);
  return make("li", make("p.search-title", link(path, ...marked(title, words))),
    make("p.search-about", about.filter(Boolean).join(" · ")),
    make("p", from ? "…" : "", ...marked(line.slice(from, from + 96), words)));
}

async function answer(named, period) {
  const name = ["d", "i"].map((kind) => named.find(({ key }) => key[0] === kind)?.key.split(":")[1]).join("/");
  const found = (await load(`figures/${shard(name, shape.figures)}.json`))[name];
  const asked = found?.readings.filter(([key, label]) => key.startsWith(period) || label.startsWith(period)) ?? [];
  const box = make("div.answer", make("p.search-title", ...named.map(({ link }) => link.cloneNode(true))));
  if (!asked.length) box.append("本站没有收录；没有收录不等于零。");
  else if (found.latest !== null) {
    const [, label, printed, mark, href, source] = period ? asked.at(-1) : asked[found.latest];
    box.append(make("p.answer-figure", link(href, printed), `（${label}）${mark}`), make("p", period ? "" : found.change));
    if (source !== null) box.append(make("p", "来源：", link(...found.sources[source])));
  }
  const rows = asked.slice(-12).map(([, label, printed, mark, href]) => make("li", `${label} `, link(href, printed), mark));
  box.append(make("ul.directory-links", ...rows));
  return box;
}

function search(form) {
  const [status, answers, results, more] = ["status", "answers", "results", "more"].map((name) => one(`#search-${name}`));
  const names = all("[data-names]").flatMap((link) =>
    link.dataset.names.split("|").map((name) => ({ name: fold(name), key: link.dataset.key, link })))
    .sort((a, b) => b.name.length - a.name.length);
  let turn = 0;

  async function run() {
    const mine = ++turn;
    const asked = new URLSearchParams(location.search);
    for (const field of form.elements) if (field.name) field.value = asked.get(field.name) ?? "";
    const words = split(form.q.value);
    const filters = all("select", form).map((field) => field.value).filter(Boolean);
    let rest = words.join("");
    const named = names.filter(({ name }) => rest !== (rest = rest.replace(name, "")));
    rest = rest.replace(/[的底]/g, "").replace("年0", "年");
    for (const old of [status, answers, results]) old.replaceChildren();
    more.hidden = true;
    if (!words[0] && !filters[0]) return;
    if (location.protocol === "file:") return status.append("从磁盘打开的页面读不到索引，请用下面的目录。");
    try {
      const left = await candidates(words, filters, named.map(({ key }) => key).sort().reverse());
      if (named.length && /^(\d{4}|$)/.test(rest)) answers.replaceChildren(await answer(named, rest));
      more.onclick = () => list(mine, words, left);
      await list(mine, words, left);
    } catch {
      files = {};
      status.textContent = "索引读不到，请稍后再试，或用下面的目录。";
    }
  }

  /** Confirms the next ten, a few at a time, and stops at 40,000 read. */
  async function list(mine, words, left) {
    const count = () => results.children.length;
    const [enough, end] = [count() + 10, loaded + 4e4];
    while (mine === turn && left[0] >= 0 && count() < enough && (loaded < end || !count())) {
      for (const found of await Promise.all(left.splice(0, 5).map(stored))) {
        const has = fold(`${found.title}\n${found.text}`);
        if (mine === turn && words.every((word) => has.includes(word))) results.append(result(found, words));
      }
    }
    if (mine !== turn) return;
    more.hidden = !left.length;
    status.textContent = left.length ? `已列出 ${count()} 条，约有 ${count() + left.length} 条` : `共 ${count()} 条`;
  }

  form.onsubmit = (event) => {
    event.preventDefault();
    history.pushState(null, "", `?${new URLSearchParams(new FormData(form))}`);
    run();
  };
  form.onchange = () => form.requestSubmit();
  document.addEventListener("keydown", (event) => {
    const stops = [form.q, ...all("#search-answers a, #search-results a")];
    const at = stops.indexOf(event.target);
    const next = event.key === "Escape" ? form.q : stops[at + { ArrowDown: 1, ArrowUp: -1 }[event.key]];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
    if (event.key === "Escape") form.q.value = "", form.requestSubmit();
  });
  onpopstate = run;
  run();
}

addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.matches("input, select")) return;
  event.preventDefault();
  one("[name=q]").focus();
});
if (one("#search")) search(one("#search"));
