// <details id data-remember> stays as somebody left it, per page.
import { recall, remember } from "./store.js";

export function rememberDetails() {
  for (const details of document.querySelectorAll("details[data-remember][id]")) {
    const key = `open:${location.pathname}#${details.id}`;
    const was = recall(key);
    if (was !== null) details.open = was;
    details.addEventListener("toggle", () => remember(key, details.open));
  }
  // a link to something inside a closed part opens that part; so does printing
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const closed = target && target.closest("details:not([open])");
    if (closed) {
      closed.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", reveal);
  reveal();
  addEventListener("beforeprint", () => {
    document.querySelectorAll(".disclosure:not([open])").forEach((details) => {
      details.open = true;
      details.dataset.printed = "yes";
    });
  });
  addEventListener("afterprint", () => {
    document.querySelectorAll(".disclosure[data-printed]").forEach((details) => {
      details.open = false;
      delete details.dataset.printed;
    });
  });
}
