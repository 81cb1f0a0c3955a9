// Passkeys: asks the device, puts its answer in the form it stands in, and sends that form. [data-passkey="show|make"]

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

function readable(options) {
  const known = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
  return {
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
    ...(options.allowCredentials && { allowCredentials: known(options.allowCredentials) }),
    ...(options.excludeCredentials && { excludeCredentials: known(options.excludeCredentials) }),
  };
}

function writable(credential) {
  const given = credential.response;
  const response = { clientDataJSON: text(given.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (given[name]) response[name] = text(given[name]);
  }
  if (given.getTransports) response.transports = given.getTransports();
  return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response });
}

async function ask(place) {
  const answer = await fetch(place.dataset.passkeyAsk, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`the site answers ${answer.status}`);
  const { options, ticket } = await answer.json();
  const publicKey = readable(options);
  const make = place.dataset.passkey === "make";
  const credential = await (make ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
  return { answer: writable(credential), ticket };
}

function prepare(place) {
  const form = place.closest("form");
  const status = place.querySelector("[role=status]");
  const button = place.querySelector("button");
  const field = (name) => form.querySelector(`[name="${name}"], [name$="-${name}"]`);
  place.hidden = false;
  button.addEventListener("click", async () => {
    if (button.hasAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    status.textContent = place.dataset.passkeyBusy;
    try {
      const given = await ask(place);
      field("answer").value = given.answer;
      field("ticket").value = given.ticket;
      form.requestSubmit();
    } catch (problem) {
      // stopped by the person, not known on this device, or no connection: all can be tried again
      status.textContent = problem.name === "InvalidStateError" ? place.dataset.passkeyKnown : place.dataset.passkeyStopped;
    } finally {
      button.removeAttribute("aria-disabled");
    }
  });
}

export function usePasskeys() {
  if (!window.PublicKeyCredential) return;
  document.querySelectorAll("[data-passkey]").forEach(prepare);
  document.querySelectorAll("[data-passkey-missing]").forEach((notice) => notice.remove());
}
