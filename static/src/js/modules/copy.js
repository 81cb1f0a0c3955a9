// Buttons that copy: they appear only where the browser can do it.

export function copyCodes() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    const status = button.parentElement.querySelector("[role=status]");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        status.textContent = button.dataset.copied;
        button.firstElementChild.textContent = button.dataset.copied;
      } catch {
        // not allowed here: select the code, so that it can be copied by hand
        getSelection().selectAllChildren(button.parentElement.querySelector("[data-copy-text]"));
      }
    });
  }
}
