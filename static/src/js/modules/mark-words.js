// The workbench: words selected in a [data-mark-source] are taken over in the [data-mark-target] that belongs to it,
// the one in the same section, unless somebody typed there.

function sourceOf(target) {
  return target.closest("section, form")?.querySelector("[data-mark-source]") ?? document.querySelector("[data-mark-source]");
}

function follow(target, source) {
  let ours = target.value;
  let timer = 0;
  const take = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed || target.value !== ours) return;
    const range = selection.getRangeAt(0);
    if (!source.contains(range.commonAncestorContainer)) return;
    ours = range.toString().trim();
    target.value = ours;
    target.dispatchEvent(new Event("input", { bubbles: true }));
  };
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(take, 300);
  });
}

export function takeOverWords() {
  for (const target of document.querySelectorAll("[data-mark-target]")) {
    const source = sourceOf(target);
    if (source) follow(target, source);
  }
}
