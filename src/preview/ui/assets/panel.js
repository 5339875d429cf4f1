// What lies over a page: the errors, the word about a page that is gone, and the panel at the edge.
// It lives in a shadow tree, so that neither the site's own theme nor its script meets it.

const memory = (store, key) => ({
  get: () => { try { return store[key]; } catch { return undefined; } },
  set: (value) => { try { store[key] = value; } catch {} },
});

/** A text in few letters: told apart, not read. */
const digest = (text) => [...text].reduce((hash, c) => (Math.imul(hash, 31) + c.codePointAt(0)) | 0, text.length).toString(36);

export function face(host) {
  const opened = memory(localStorage, "tongbao-preview-panel");
  const folded = memory(sessionStorage, "tongbao-preview-folded");
  // Browsers that do not know shadow trees in markup have left the template as it is.
  const template = host.querySelector("template");
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  if (template) root.append(template.content);
  const one = (selector) => root.querySelector(selector);
  const page = document.documentElement;
  // In some browsers a body that is a container holds what is fixed to the window.
  if (Math.abs(host.offsetHeight - page.clientHeight) > 1) page.append(host);
  const sized = new ResizeObserver(() => page.style.setProperty("--preview-overlay", `${one("#overlay").offsetHeight}px`));
  let stopped = false;

  function dock() {
    page.classList.toggle("tongbao-preview-docked", one("#panel details").open);
  }

  async function copy(button) {
    const role = button.dataset.role;
    try {
      await navigator.clipboard.writeText(role);
    } catch {
      getSelection().selectAllChildren(button.previousElementSibling);
      document.execCommand("copy");
    }
    const label = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = label; }, 1500);
  }

  function find(words) {
    const wanted = words.trim().toLowerCase().split(/\s+/);
    for (const row of root.querySelectorAll(".figures li")) {
      const text = row.textContent.toLowerCase();
      row.hidden = !wanted.every((word) => text.includes(word));
    }
  }

  /** What a script adds to the markup; done again when the markup was renewed. */
  function dress() {
    const [panel, overlay] = [one("#panel details"), one("#overlay details")];
    panel.open = opened.get() === "1";
    panel.ontoggle = () => { opened.set(panel.open ? "1" : ""); dock(); };
    dock();
    overlay.open = folded.get() !== digest(one("#report").textContent);
    overlay.ontoggle = () => folded.set(overlay.open ? "" : digest(one("#report").textContent));
    for (const button of root.querySelectorAll("[data-role]")) {
      button.hidden = false;
      button.onclick = () => copy(button);
    }
    const label = one(".find");
    if (label) {
      label.hidden = root.querySelectorAll(".figures li").length < 8;
      one("#find").oninput = ({ target }) => find(target.value);
    }
    sized.observe(one("#overlay"));
  }

  /** Escape folds what is in front: the panel when one is in it, else the errors. */
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    const [panel, overlay] = [one("#panel details"), one("#overlay:not([hidden]) details")];
    const inside = root.activeElement?.closest("#panel") && panel.open;
    const front = inside ? panel : overlay?.open ? overlay : panel.open ? panel : null;
    if (!front) return;
    if (root.activeElement && front.contains(root.activeElement)) front.querySelector("summary").focus();
    front.open = false;
  });

  dress();

  return {
    root,

    /** Asks for the panel as it is now and puts it in place of this one. */
    async renew() {
      const answer = await fetch(`/.preview/panel?page=${location.pathname}`, { cache: "no-store" });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("template");
      const [sheet, words] = [one(".sheet").scrollTop, one("#find")?.value];
      sized.disconnect();
      for (const id of ["overlay", "panel"]) one(`#${id}`).replaceWith(document.adoptNode(fresh.content.querySelector(`#${id}`)));
      dress();
      if (words && one("#find")) find(one("#find").value = words);
      one(".sheet").scrollTop = sheet;
    },

    /** Shows what the terminal says, or that it says nothing. */
    report({ failed, problems, checking }) {
      one("#checking").hidden = !checking;
      if (failed && one("#report").textContent !== problems) one("#report").textContent = problems;
      one("#overlay").hidden = !failed;
      this.announce();
    },

    /** Tells those who listen that the page is not the newest. */
    announce() {
      const said = one("#overlay").hidden ? "" : `${one("#overlay-title").textContent}，${one(".stands").textContent}`;
      if (one("#alert").textContent !== said) one("#alert").textContent = said;
    },

    /** Says something at the edge until it is dismissed. */
    say(said, dismissed) {
      const word = one("#word");
      word.querySelector("p").textContent = said;
      word.querySelector("button").onclick = () => { word.hidden = true; dismissed?.(); };
      word.hidden = false;
    },

    /** Whether nobody answers any more. */
    stopped(now) {
      if (now && !stopped) this.say(one("#word").dataset.stopped);
      if (!now && stopped) one("#word").hidden = true;
      stopped = now;
    },
  };
}
