// A key that does what a link or button says: [data-key] in the active item of a list, [data-bulk-key] when items are ticked.
// Never while somebody types, and never with a modifier: those keys belong to the browser.

const TYPING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], dialog[open]";

export function pressKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(TYPING)) return;
    const key = CSS.escape(event.key);
    const ticked = document.querySelector("[data-work-item] input[type=checkbox]:checked");
    const target =
      (ticked && document.querySelector(`[data-bulk-key="${key}"]`)) ||
      document.querySelector(`[data-work-item][data-active] [data-key="${key}"]`);
    if (!target) return;
    event.preventDefault();
    target.click();
  });
}
