// form[data-guard]: warn before leaving a page with work that was not saved.

export function guardChanges() {
  for (const form of document.querySelectorAll("form[data-guard]")) {
    let changed = false;
    const warn = (event) => {
      if (changed) event.preventDefault();
    };
    form.addEventListener("input", () => (changed = true));
    form.addEventListener("submit", () => (changed = false));
    addEventListener("beforeunload", warn);
  }
}
