// The preview's ear: shows this page anew when something was saved, and says why when it could not be made.
import { keep, restore } from "./place.js";
import { face } from "./panel.js";

const host = document.getElementById("tongbao-preview");
const panel = host && face(host);
let known = Number((host ?? document.documentElement).dataset.generation);
let ear;
let leaving = false;

addEventListener("beforeunload", () => { leaving = true; });
if (!host) own();
restore(panel?.root);

/** Leaves for another page of the site, which says why. */
function leave({ to, said }) {
  sessionStorage.setItem("tongbao-preview-word", JSON.stringify({ said, lost: location.pathname }));
  location.replace(to);
}

/** What was said about the page that is not there any more; when it comes back, so does the reader. */
async function arrive() {
  const word = sessionStorage.getItem("tongbao-preview-word");
  if (!word || !panel) return;
  const { said, lost } = JSON.parse(word);
  panel.say(said, () => sessionStorage.removeItem("tongbao-preview-word"));
  const answer = await fetch(lost, { method: "HEAD", cache: "no-store" });
  if (!answer.ok) return;
  sessionStorage.removeItem("tongbao-preview-word");
  location.replace(lost);
}

/** Shows the page anew, but does not overtake a link or a filter that somebody has just used: that page is new anyway. */
async function reload() {
  while (leaving) {
    leaving = false;
    await new Promise((wait) => setTimeout(wait, 2000));
  }
  keep(panel?.root);
  location.reload();
}

/** Takes in a new state; answers whether this page stays. */
async function take(state) {
  const news = state.generation !== known;
  known = state.generation;
  if (!host) return news ? reload() : true;
  if (news && state.gone && "there" in host.dataset) return leave(state.gone);
  if (news && !state.failed && state.digest !== host.dataset.digest) return reload();
  if (news) await panel.renew();
  panel.report(state);
  return true;
}

/** Waits for news as long as somebody looks: a browser has few connections, and hidden pages would take them all. */
async function listen() {
  let stays = true;
  while (stays) {
    if (document.hidden) await new Promise((seen) => document.addEventListener("visibilitychange", seen, { once: true }));
    ear = new AbortController();
    try {
      const answer = await fetch(`/.preview/state?known=${known}&page=${location.pathname}`, { cache: "no-store", signal: ear.signal });
      stays = await take(await answer.json());
      panel?.stopped(false);
    } catch {
      if (document.hidden) continue;
      panel?.stopped(true);
      await new Promise((wait) => setTimeout(wait, 500));
    }
  }
}
document.addEventListener("visibilitychange", () => document.hidden && ear?.abort());

/** The preview's own pages: what a reader sets is that of the site, and filters work at once. */
function own() {
  for (const input of document.querySelectorAll("[data-setting]")) {
    const key = `tongbao-${input.dataset.setting}`;
    try {
      input.checked ||= localStorage[key] === "1";
      input.addEventListener("change", () => { localStorage[key] = input.checked ? 1 : ""; });
    } catch {}
  }
  const filter = document.querySelector("[data-filter]");
  if (!filter) return;
  filter.addEventListener("change", () => filter.requestSubmit());
  const shown = (select) => select.querySelector("option[selected]")?.value ?? "";
  // A choice made before this script ran is a choice all the same.
  if ([...filter.querySelectorAll("select")].some((select) => select.value !== shown(select))) filter.requestSubmit();
}

panel?.announce();
arrive().catch(() => {});
listen();
