// A second press while the first is on its way does nothing. The button stays a button: it can be focused and read.
const PATIENCE = 15000;

function release(form) {
  delete form.dataset.sending;
  form.querySelectorAll("[aria-disabled]").forEach((pressed) => pressed.removeAttribute("aria-disabled"));
}

export function sendOnce() {
  for (const form of document.querySelectorAll("form[data-submit-once]")) {
    const status = document.createElement("span");
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    form.append(status);
    form.addEventListener("submit", (event) => {
      if (form.dataset.sending) {
        event.preventDefault();
        return;
      }
      form.dataset.sending = "yes";
      event.submitter?.setAttribute("aria-disabled", "true");
      status.textContent = form.dataset.submitOnce;
      setTimeout(release, PATIENCE, form);
    });
  }
  // coming back with the back button must find a form that works
  addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll("form[data-sending]").forEach(release);
  });
}
