// Typing is doing something: while somebody writes, their session does not run out.
const EVERY = 4 * 60 * 1000;

export function staySignedIn() {
  const address = document.documentElement.dataset.stay;
  if (!address) return;
  let last = Date.now();
  document.addEventListener("input", () => {
    if (Date.now() - last < EVERY) return;
    last = Date.now();
    fetch(address).catch(() => {}); // away for a moment: the next word asks again
  });
}
