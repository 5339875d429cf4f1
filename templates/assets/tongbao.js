// What the pages do with a script; without it they lack comfort, no content.
"use strict";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);

/** Makes an element; text is always text. */
function make(tag, text = "", attributes = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/* Display settings: each switch is remembered. */

function remember(input) {
  const key = `tongbao-${input.dataset.setting}`;
  try {
    input.checked = localStorage.getItem(key) === "1" || input.checked;
    input.addEventListener("change", () => localStorage.setItem(key, input.checked ? "1" : ""));
  } catch { /* A browser that keeps nothing still switches. */ }
}

/* Figure cards: the first tap shows the card, the second follows the link. */

let tapped = null;

function tap(event) {
  const figure = event.target.closest?.(".fig[data-card]") ?? null;
  if (figure && event.pointerType === "touch" && figure !== tapped) {
    event.preventDefault();
    figure.focus();
  }
  tapped = figure;
}

/* Copying: a text, or the address of this page where none is given. */

async function copy(button) {
  const text = button.dataset.copy || one("link[rel=canonical]")?.href || location.href;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without a secure connection only the old way is left: copy what is selected.
    const field = document.body.appendChild(make("textarea", text));
    field.select();
    document.execCommand("copy");
    field.remove();
    button.focus();
  }
  const label = button.textContent;
  button.textContent = "已复制";
  button.setAttribute("aria-live", "polite");
  setTimeout(() => { button.textContent = label; }, 2000);
}

/* Tables that sort by any column: up, down, as printed. */

function sortable(table) {
  const bodies = all("tbody", table).map((body) => ({ body, rows: [...body.rows] }));
  const heads = all("thead th", table);
  heads.forEach((head, column) => {
    const button = make("button", "", { type: "button", class: "sort" });
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const order = { ascending: "descending", descending: "" }[head.ariaSort] ?? "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      if (order) head.setAttribute("aria-sort", order);
      for (const { body, rows } of bodies) body.append(...(order ? sorted(rows, column, order) : rows));
    });
  });
}

/** Rows with a value first, in order; group headings stay on top, rows without a value at the end. */
function sorted(rows, column, order) {
  const value = (row) => {
    const cell = row.cells[column];
    const text = cell?.dataset.value ?? one("data", cell)?.value ?? cell?.textContent.trim() ?? "";
    return text !== "" && !isNaN(text) ? Number(text) : text;
  };
  const numbers = rows.some((row) => typeof value(row) === "number");
  const rank = (row) => (row.className === "group" ? 0 : numbers && typeof value(row) !== "number" ? 2 : 1);
  const sign = order === "ascending" ? 1 : -1;
  const by = (a, b) => (numbers ? a - b : String(a).localeCompare(String(b), "zh-CN"));
  return [...rows].sort((a, b) => rank(a) - rank(b) || (rank(a) === 1 ? sign * by(value(a), value(b)) : 0));
}

all("[data-setting]").forEach(remember);
all("table[data-sortable]").forEach(sortable);
all("[data-copy]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
});
document.addEventListener("click", tap, true);
