// The page "Controleer": a proof is checked here, in the browser; nothing is sent anywhere.
import { checkProof, exactText } from "./modules/record.js";

const tidy = (words) => words.normalize("NFC").replace(/\r\n?/g, "\n").trim();

function show(box, kind, lines) {
  const told = box.querySelector("[data-check-result]");
  const list = document.createElement("ul");
  for (const line of lines) list.append(Object.assign(document.createElement("li"), { textContent: line }));
  const title = Object.assign(document.createElement("p"), { textContent: box.dataset[kind] });
  title.className = `check__verdict check__verdict--${kind}`;
  told.replaceChildren(title, list);
}

function told(box, { head, verdicts }) {
  const says = (name, count) => box.dataset[name].replace("{n}", count);
  const count = (verdict) => verdicts.filter((one) => one === verdict).length;
  const lines = ["fits", "waits", "words", "place"]
    .filter((verdict) => count(verdict))
    .map((verdict) => says(`step${verdict}`, count(verdict)));
  if (head.size) lines.push({ true: says("signed"), false: says("unsigned"), null: says("unknown") }[head.signed]);
  return lines;
}

function compare(box, proof) {
  const typed = tidy(box.querySelector("[data-check-text]")?.value ?? "");
  if (!typed) return null;
  const told = proof.steps.filter((step) => step.salt).map((step) => step.words);
  return told.some((words) => [exactText(words), ...Object.values(words)].some((each) => tidy(each) === typed));
}

async function check(box, proof) {
  const found = await checkProof(proof, box.dataset.key);
  const lines = told(box, found);
  const same = compare(box, proof);
  if (same !== null) lines.push(same ? box.dataset.same : box.dataset.other);
  const wrong = found.verdicts.some((one) => one === "words" || one === "place");
  const bad = wrong || found.head.signed === false || same === false;
  show(box, bad ? "wrong" : found.verdicts.includes("fits") ? "right" : "early", lines);
}

async function start(box) {
  const file = box.querySelector("[data-check-file]")?.files[0];
  try {
    if (file) await check(box, JSON.parse(await file.text()));
    else if (box.dataset.proof) await check(box, await (await fetch(box.dataset.proof)).json());
    else show(box, "empty", []);
  } catch {
    show(box, "unreadable", []); // another kind of file, or one that was cut off
  }
}

for (const box of document.querySelectorAll("[data-check]")) {
  if (!globalThis.crypto?.subtle) continue;
  box.hidden = false;
  box.querySelector("[data-check-now]").addEventListener("click", () => start(box));
}
