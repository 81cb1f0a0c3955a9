// The workbench by keyboard: j and k walk over [data-work-item], x ticks, Enter opens, ? tells. Never while typing.

function typing(target) {
  return target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], dialog[open]");
}

function walk(step) {
  const items = [...document.querySelectorAll("[data-work-item]")];
  if (!items.length) return;
  const now = items.findIndex((item) => item.contains(document.activeElement) || item.hasAttribute("data-active"));
  const start = now < 0 ? items.findIndex((item) => item.querySelector("[aria-current]")) : now;
  const next = items[Math.max(0, Math.min(items.length - 1, start + step))];
  items.forEach((item) => item.toggleAttribute("data-active", item === next));
  next.querySelector("a")?.focus();
  next.scrollIntoView({ block: "nearest" });
}

function tick() {
  const box = document.querySelector("[data-work-item][data-active] input[type=checkbox]");
  if (box) box.click();
}

export function walkWithKeys() {
  const dialog = document.querySelector("[data-keys-dialog]");
  const opener = document.querySelector("[data-keys-help]");
  if (opener && dialog) {
    opener.hidden = false;
    opener.addEventListener("click", () => dialog.showModal());
  }
  document.addEventListener("focusin", ({ target }) => {
    const here = target.closest("[data-work-item]");
    if (here) document.querySelectorAll("[data-work-item]").forEach((item) => item.toggleAttribute("data-active", item === here));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const act = { j: () => walk(1), k: () => walk(-1), x: tick, "?": () => dialog?.showModal() }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
