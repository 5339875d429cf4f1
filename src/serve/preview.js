// The preview's ear: reloads this page when the site was built again, and shows why when it could not be.
(() => {
  "use strict";
  let known = null;

  function overlay(problems) {
    const old = document.getElementById("preview-problems");
    if (old) old.remove();
    if (!problems) return;
    const box = document.createElement("section");
    box.id = "preview-problems";
    box.setAttribute("role", "alert");
    const title = document.createElement("h2");
    title.textContent = "内容有错误，下面是上一次成功的页面";
    const text = document.createElement("pre");
    text.textContent = problems;
    box.append(title, text);
    document.body.append(box);
  }

  async function listen() {
    for (;;) {
      try {
        const answer = await fetch("/.preview/state" + (known === null ? "" : "?known=" + known), { cache: "no-store" });
        const state = await answer.json();
        if (known !== null && state.generation !== known && !state.failed) {
          location.reload();
          return;
        }
        known = state.generation;
        overlay(state.failed ? state.problems : "");
      } catch {
        await new Promise((wait) => setTimeout(wait, 1000));
      }
    }
  }

  listen();
})();
