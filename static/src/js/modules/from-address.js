// A link in a mail carries the follow code after the #, where no server sees it: put it in the field and out of the address.

export function fillFromAddress() {
  const field = document.querySelector("input[data-from-address]");
  if (!field || field.value || location.hash.length < 2) return;
  field.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname + location.search);
}
