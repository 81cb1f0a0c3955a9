// The same check as the verifier, in the browser: commitments, places and signed heads. No network, no page.

const text = new TextEncoder();
const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const fromHex = (written) => Uint8Array.from(written.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const fromBase64 = (written) => Uint8Array.from(atob(written), (letter) => letter.charCodeAt(0));
const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

function joined(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Write a value in the one way in which it is sealed (RFC 8785). */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

/** Give the SHA-256 of a text, as on a receipt. */
export async function textHash(words) {
  return hex(await sha256(text.encode(words)));
}

/** Bind content with a salt: HMAC-SHA-256, in hexadecimal. */
export async function commitment(salt, content) {
  const kind = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", fromHex(salt), kind, false, ["sign"]);
  return hex(await crypto.subtle.sign("HMAC", key, text.encode(canonical(content))));
}

/** Give the hash of an entry. */
export async function leafHash(entry) {
  return hex(await sha256(joined(Uint8Array.of(0), text.encode(canonical(entry)))));
}

const nodeHash = async (left, right) =>
  hex(await sha256(joined(Uint8Array.of(1), fromHex(left), fromHex(right))));

/** Give the root to which a path leads (RFC 9162, 2.1.3.2), or nothing when it has the wrong length. */
export async function climb(position, size, leaf, path) {
  let [here, end, top] = [position, size - 1, leaf];
  for (const beside of path) {
    if (here % 2 || here === end) {
      top = await nodeHash(beside, top);
      while (here && here % 2 === 0) [here, end] = [Math.floor(here / 2), Math.floor(end / 2)];
    } else {
      top = await nodeHash(top, beside);
    }
    [here, end] = [Math.floor(here / 2), Math.floor(end / 2)];
  }
  return end ? "" : top;
}

/** Read a head (C2SP checkpoint) and check who signed it; `signed` is null when this browser cannot tell. */
export async function openNote(note, key) {
  const [name, keyId, publicKey] = key.split(/\+(.*?)\+/);
  const raw = fromBase64(publicKey);
  const [body, signatures] = note.split("\n\n");
  const [origin, size, root, ...more] = body.split("\n");
  const [dash, signer, written] = signatures.replace(/\n$/, "").split(" ");
  const signature = fromBase64(written);
  const ownId = hex((await sha256(joined(text.encode(`${name}\n`), raw))).slice(0, 4));
  const named = [dash, signer, origin, keyId, raw[0], more.length].join() === ["—", name, name, ownId, 1, 0].join();
  const head = { size: Number(size), root: hex(fromBase64(root)), signed: false };
  if (!named || hex(signature.slice(0, 4)) !== ownId) return head;
  try {
    const known = await crypto.subtle.importKey("raw", raw.slice(1), "Ed25519", false, ["verify"]);
    head.signed = await crypto.subtle.verify("Ed25519", known, signature.slice(4), text.encode(`${body}\n`));
  } catch {
    head.signed = null; // an older browser does not know this kind of signature
  }
  return head;
}

/** Check one step of a proof under a head; gives "fits", "waits", or what is wrong: "words", "place". */
export async function checkStep(step, head) {
  const content = { values: step.values, words: step.words };
  if (step.salt && (await commitment(step.salt, content)) !== step.entry.commitment) return "words";
  if (step.position === null) return "waits";
  const leads = await climb(step.position, head.size, await leafHash(step.entry), step.path);
  return step.position < head.size && leads === head.root ? "fits" : "place";
}

/** Check a whole proof with the key of this site; gives the head and a verdict for each step. */
export async function checkProof(proof, key) {
  const head = proof.note ? await openNote(proof.note, key) : { size: 0, root: "", signed: null };
  const verdicts = [];
  for (const step of proof.steps) verdicts.push(await checkStep(step, head));
  return { head, verdicts };
}

/** Give what somebody typed, as it is hashed on a receipt. */
export function exactText(words) {
  return [words.body, words.proposed_was, words.proposed_becomes].filter(Boolean).join("\n");
}
