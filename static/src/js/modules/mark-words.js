// The workbench: words selected in [data-mark-source] are taken over in [data-mark-target], unless somebody typed there.

export function takeOverWords() {
  const source = document.querySelector("[data-mark-source]");
  const target = document.querySelector("[data-mark-target]");
  if (!source || !target) return;
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
