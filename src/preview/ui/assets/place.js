// Where a reader is on a page, kept over a reload: by what stands in view, for pixels lie when something above changed.

const KEY = "tongbao-preview-place";
/** What a reader reads: each is short enough to be told apart by its text. */
const READ = "h1, h2, h3, h4, p, li, tr, dt, dd, figcaption, caption, pre, summary, [id]";
/** Things in view that are remembered; the first that is still there is the one to hold on to. */
const ANCHORS = 24;

const fields = (root) => [...root.querySelectorAll("input, select, textarea")].filter((field) => field.type !== "file" && field.type !== "password");
const text = (element) => element.textContent.replace(/\s+/g, " ").trim().slice(0, 120);

/** Keys that name the same element on the page as it will be: by id, or by its text and which one of those it is. */
function named(elements, key) {
  const seen = new Map();
  return elements.map((element) => {
    const name = key(element);
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    return [`${name}#${nth}`, element];
  });
}
const anchors = (root) => named([...root.querySelectorAll(READ)], (one) => (one.id ? `#${one.id}` : `${one.tagName} ${text(one)}`));
const folds = (root) => named([...root.querySelectorAll("details")], (one) => one.id || text(one.querySelector("summary") ?? one).replace(/\d+/g, ""));
const inputs = (root) => named(fields(root), (one) => one.id || one.name || text(one.closest("label") ?? one));
const boxes = (root) => named([...root.querySelectorAll(".scroll, .sheet, pre")], (one) => one.className || one.tagName);

/** What stands in view, topmost first. */
function inView() {
  const seen = anchors(document.querySelector("main") ?? document.body)
    .map(([key, element]) => [key, element.getBoundingClientRect()])
    .filter(([, box]) => box.height > 0 && box.bottom > 0 && box.top < innerHeight);
  // What begins in view is better to hold on to than what began above it.
  seen.sort(([, a], [, b]) => (a.top < 0) - (b.top < 0) || Math.abs(a.top) - Math.abs(b.top));
  return seen.slice(0, ANCHORS).map(([key, box]) => [key, Math.round(box.top)]);
}

function state(root) {
  return {
    folds: folds(root).map(([key, fold]) => [key, fold.open]),
    inputs: inputs(root).map(([key, field]) => [key, field.value, field.checked]),
    boxes: boxes(root).map(([key, box]) => [key, box.scrollLeft, box.scrollTop]),
  };
}

function focused(root) {
  const [key, field] = inputs(root).find(([, field]) => field === root.activeElement) ?? [];
  let range = null;
  try { range = field && [field.selectionStart, field.selectionEnd]; } catch {}
  return key && { key, range };
}

/** Remembers this page as its reader has it. */
export function keep(shadow) {
  const roots = [document, shadow].filter(Boolean);
  const place = {
    page: location.pathname + location.search,
    x: scrollX, y: scrollY,
    anchors: inView(),
    roots: roots.map(state),
    focus: roots.map(focused),
  };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(place));
    history.scrollRestoration = "manual";
  } catch {}
}

function apply(root, kept, focus) {
  const [fold, input, box] = [folds, inputs, boxes].map((all) => new Map(all(root)));
  for (const [key, open] of kept.folds) if (fold.has(key)) fold.get(key).open = open;
  for (const [key, value, checked] of kept.inputs) {
    const field = input.get(key);
    if (!field || (field.value === value && field.checked === checked)) continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = checked;
    else field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  for (const [key, left, top] of kept.boxes) if (left || top) box.get(key)?.scrollTo({ left, top, behavior: "instant" });
  const field = focus && input.get(focus.key);
  field?.focus({ preventScroll: true });
  try { if (field && focus.range) field.setSelectionRange(...focus.range); } catch {}
}

function scroll({ x, y, anchors: kept }) {
  const there = new Map(anchors(document.querySelector("main") ?? document.body));
  const [key, top] = kept.find(([key]) => there.get(key)?.getClientRects().length) ?? [];
  const moved = key === undefined ? y : scrollY + there.get(key).getBoundingClientRect().top - top;
  scrollTo({ left: x, top: moved, behavior: "instant" });
}

/** Puts a page back as its reader had it; done again when everything is loaded, and given up when the reader moves. */
export function restore(shadow) {
  let kept;
  try {
    kept = JSON.parse(sessionStorage.getItem(KEY));
    sessionStorage.removeItem(KEY);
  } catch {}
  if (!kept || kept.page !== location.pathname + location.search) return;
  [document, shadow].filter(Boolean).forEach((root, at) => kept.roots[at] && apply(root, kept.roots[at], kept.focus[at]));
  scroll(kept);
  const moved = new AbortController();
  for (const event of ["wheel", "touchstart", "keydown", "pointerdown"]) addEventListener(event, () => moved.abort(), { once: true, passive: true });
  const settle = () => {
    if (!moved.signal.aborted) scroll(kept);
    history.scrollRestoration = "auto";
  };
  if (document.readyState === "complete") settle();
  else addEventListener("load", () => requestAnimationFrame(settle), { once: true });
}
