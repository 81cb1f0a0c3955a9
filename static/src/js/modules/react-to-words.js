// Select words in a paragraph and a link appears: "Reageer op deze woorden". With the keyboard it is the next thing after the paragraph.
const FEWEST = 3;
const MOST = 600;
let link = null;

function hide() {
  link?.remove();
  link = null;
}

function paragraphOf(node) {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest("[data-paragraph-words]")?.closest("[data-paragraph][data-react]") ?? null;
}

function chosen() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const paragraph = paragraphOf(selection.anchorNode);
  if (!paragraph || paragraph !== paragraphOf(selection.focusNode)) return null;
  const words = selection.toString().replace(/\s+/g, " ").trim();
  if (words.length < FEWEST || words.length > MOST) return null;
  return { paragraph, words, range: selection.getRangeAt(0) };
}

function show({ paragraph, words, range }) {
  hide();
  const address = new URL(paragraph.dataset.react, location.href);
  address.searchParams.set("woorden", words);
  link = document.createElement("a");
  link.className = "react-to-words nl-button nl-button--primary nl-button--small";
  link.href = address.href;
  const label = document.createElement("span");
  label.className = "nl-button__label";
  label.textContent = paragraph.dataset.reactLabel;
  link.append(label);
  paragraph.querySelector("[data-paragraph-words]").after(link);
  const at = range.getBoundingClientRect();
  const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - link.offsetWidth - 8));
  // set by the script on the element itself, which the content policy allows
  link.style.insetBlockStart = `${at.bottom + scrollY + 8}px`;
  link.style.insetInlineStart = `${left + scrollX}px`;
}

export function reactToWords() {
  if (!document.querySelector("[data-react]")) return;
  let timer = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (link?.contains(document.activeElement)) return;
      const now = chosen();
      if (now) show(now);
      else hide();
    }, 250);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    if (event.key === "Tab" && !event.shiftKey && link && document.activeElement === document.body) {
      event.preventDefault();
      link.focus();
    }
  });
}
