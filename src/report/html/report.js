"use strict";
(() => {
  const root = document.documentElement;
  const filters = document.getElementById("filters");
  const boxes = [...filters.querySelectorAll("input")];
  const hiddenRows = document.getElementById("hidden-rows");
  const shortcuts = document.getElementById("shortcuts");
  const shown = (kind) => document.getElementById("show-" + kind).checked;
  const has = (row, kind) => row.classList.contains(kind);

  // A row stays as long as anything about it is to be shown.
  const isWanted = (row) => {
    if (has(row, "o")) return shown("o");
    if (has(row, "aside-row")) return shown("a");
    if (has(row, "moved") || has(row, "ghost")) return true;
    if (has(row, "skip")) return shown("same");
    return shown("same") || ["f", "w", "s"].some((tier) => has(row, tier) && shown(tier));
  };

  const apply = () => {
    for (const box of boxes) root.classList.toggle("hide-" + box.id.slice(5), !box.checked);
    let hidden = 0;
    for (const row of document.querySelectorAll(".sides > tbody > tr")) {
      row.hidden = !isWanted(row);
      hidden += row.hidden;
    }
    hiddenRows.value = hidden === 0 ? "" : hidden === 1 ? "1 row hidden" : hidden + " rows hidden";
  };

  const differs = (row) =>
    !row.hidden &&
    row.checkVisibility() &&
    (has(row, "o") || has(row, "moved") || ["f", "w", "s"].some((tier) => has(row, tier) && shown(tier)));

  const step = (forward) => {
    const rows = [...document.querySelectorAll(".sides > tbody > tr")].filter(differs);
    if (rows.length === 0) return;
    const here = rows.indexOf(document.activeElement.closest("tr"));
    const next = here < 0 ? (forward ? 0 : rows.length - 1) : here + (forward ? 1 : -1);
    const row = rows[(next + rows.length) % rows.length];
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  };

  // What a link leads to may stand in a pair that is closed, or in a row that is hidden.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.hidden = false;
    target.scrollIntoView({ block: target.tagName === "TR" ? "center" : "start" });
    if (target.tagName === "TR") {
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
  };

  filters.addEventListener("change", apply);
  filters.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("next").addEventListener("click", () => step(true));
  document.getElementById("previous").addEventListener("click", () => step(false));
  addEventListener("hashchange", reveal);
  document.addEventListener("keydown", (event) => {
    if (!shortcuts.checked || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "n") step(true);
    else if (event.key === "p") step(false);
    else if (/^[1-9]$/.test(event.key) && boxes[event.key - 1]) boxes[event.key - 1].click();
    else return;
    event.preventDefault();
  });

  filters.hidden = !document.querySelector(".sides");
  document.querySelector(".keys").hidden = filters.hidden;
  // A browser may keep what was checked when the page is loaded again.
  apply();
  if (location.hash) reveal();
})();
