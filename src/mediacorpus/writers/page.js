// Light up what a button of the panel names, step through it, and tell why. All text is set as text, never as markup.
"use strict";
(() => {
  const page = document.getElementById("page"), panel = document.getElementById("panel"), tools = document.getElementById("tools");
  const status = document.getElementById("lit"), rail = document.getElementById("rail"), why = document.getElementById("why");
  const filter = document.getElementById("filter"), reasons = document.getElementById("reasons").children;
  let lit = [], at = -1, button = null;

  const byValue = new Map([...panel.querySelectorAll("button[data-by]")].map(one => [one.dataset.by + one.dataset.value, one]));

  function clear() {
    for (const one of page.querySelectorAll(".lit, .here")) one.classList.remove("lit", "here");
    if (button) button.setAttribute("aria-pressed", "false");
    delete page.dataset.lit;
    lit = []; at = -1; button = null;
    tools.hidden = true;
    rail.replaceChildren();
  }

  function light(chosen, start) {
    const again = chosen === button && start === null;
    clear();
    if (again) return;
    button = chosen;
    button.setAttribute("aria-pressed", "true");
    const { by, value } = button.dataset;
    for (const one of page.querySelectorAll(`[data-${by}="${CSS.escape(value)}"]`)) {
      one.classList.add("lit");
      if (!one.hasAttribute("data-more") && !one.matches("i")) lit.push(one);
    }
    page.dataset.lit = by;
    tools.hidden = false;
    mark();
    if (start) { at = lit.indexOf(start); tell(); } else step(1);
  }

  function tell() {
    const name = button.querySelector("bdi").textContent;
    status.textContent = lit.length ? `${name}: ${at + 1} of ${lit.length}` : `${name}: not on the page`;
  }

  function step(by) {
    if (!lit.length) { if (button) tell(); return; }
    if (at >= 0) lit[at].classList.remove("here");
    at = (at + by + lit.length) % lit.length;
    go(lit[at]);
    tell();
  }

  function go(target) {
    for (const one of page.querySelectorAll(".here")) one.classList.remove("here");
    target.classList.add("here");
    target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  }

  function mark() {
    const box = page.getBoundingClientRect();
    rail.replaceChildren(...lit.slice(0, 500).map(one => {
      const tick = document.createElement("i");
      tick.style.top = `${100 * (one.getBoundingClientRect().top - box.top) / box.height}%`;
      return tick;
    }));
  }

  // A section is told where its label stands or its words are an inset; its running words would tell it all the time.
  function reasonsOf(target) {
    const found = [];
    for (let one = target; one && one !== page; one = one.parentElement) {
      const section = one.hasAttribute("data-kind") && !one.classList.contains("inset");
      if (one.dataset.why && !section && (!one.classList.contains("block") || one === target)) found.push(reasons[one.dataset.why].textContent);
    }
    return [...new Set(found)];
  }

  function explain(target, x, y) {
    const told = target instanceof Element && page.contains(target) ? reasonsOf(target) : [];
    why.hidden = !told.length;
    if (!told.length) return;
    why.replaceChildren(...told.map(words => {
      const line = document.createElement("p");
      line.textContent = words;
      return line;
    }));
    const box = why.getBoundingClientRect();
    const below = y + 18 + box.height < innerHeight;
    why.style.left = `${Math.max(8, Math.min(x + 8, innerWidth - box.width - 16))}px`;
    why.style.top = `${below ? y + 18 : Math.max(8, y - box.height - 14)}px`;
  }

  function choose(target) {
    const name = target.closest(".name"), said = target.closest("q, i[data-s]");
    const one = name || said;
    const chosen = one && byValue.get(name ? "e" + name.dataset.e : "s" + said.dataset.s);
    if (!chosen) return false;
    light(chosen, one);
    return true;
  }

  panel.addEventListener("click", event => {
    const chosen = event.target.closest("button[data-by]"), link = event.target.closest("a[href^='#']");
    if (chosen) light(chosen, null);
    if (link) {
      const target = document.getElementById(link.getAttribute("href").slice(1));
      event.preventDefault();
      if (target) go(target);
    }
  });
  page.addEventListener("click", event => { if (getSelection().isCollapsed) choose(event.target); });
  page.addEventListener("pointerover", event => explain(event.target, event.clientX, event.clientY));
  page.addEventListener("pointerleave", () => { why.hidden = true; });
  page.addEventListener("focusin", event => {
    const box = event.target.getBoundingClientRect();
    if (event.target !== page && event.target.matches(":focus-visible")) explain(event.target, box.left, box.bottom - 12);
  });
  page.addEventListener("focusout", () => { why.hidden = true; });
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.getElementById("clear").addEventListener("click", clear);
  filter.addEventListener("input", () => {
    const wanted = filter.value.trim().toLowerCase();
    for (const entry of panel.querySelectorAll(":scope > details > ol > li")) entry.hidden = !entry.textContent.toLowerCase().includes(wanted);
  });
  document.addEventListener("keydown", event => {
    if (event.target === filter || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
    else if (event.key === "Enter" && page.contains(event.target)) choose(event.target);
    else if (event.key === "Escape" && !why.hidden) why.hidden = true;
    else if (event.key === "Escape") clear();
  });
  filter.hidden = false;
})();
