// Keeps what somebody types in this browser until it was sent: form[data-draft="key"], [data-draft-done="key"].
import { forget, recall, remember } from "./store.js";

const PREFIX = "concept:";
const WEEK = 7 * 24 * 60 * 60 * 1000;
const PAUSE = 400;

// an address is typed again in a moment and does not belong on a computer that others use
const NEVER = ["hidden", "password", "email", "tel", "file", "submit", "button"];

function keptFields(form) {
  return [...form.elements].filter((field) => field.name && !NEVER.includes(field.type));
}

function words(form) {
  const kept = {};
  for (const field of keptFields(form)) {
    if (["radio", "checkbox"].includes(field.type)) {
      if (field.checked) (kept[field.name] ??= []).push(field.value);
    } else if (field.value.trim()) {
      kept[field.name] = field.value;
    }
  }
  return kept;
}

function putBack(form, kept) {
  for (const field of keptFields(form)) {
    const value = kept[field.name];
    if (["radio", "checkbox"].includes(field.type)) field.checked = Array.isArray(value) && value.includes(field.value);
    else if (typeof value === "string") field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "nl-button nl-button--secondary nl-button--small";
  const label = document.createElement("span");
  label.className = "nl-button__label";
  label.textContent = text;
  made.append(label);
  made.addEventListener("click", act);
  return made;
}

function offer(form, key, kept) {
  const notice = document.createElement("div");
  notice.className = "draft-notice";
  notice.setAttribute("role", "status");
  const text = document.createElement("span");
  text.textContent = form.dataset.draftFound;
  const close = () => {
    notice.remove();
    keptFields(form)[0]?.focus();
  };
  notice.append(
    text,
    button(form.dataset.draftRestore, () => {
      putBack(form, kept);
      close();
    }),
    button(form.dataset.draftDiscard, () => {
      forget(key);
      close();
    }),
  );
  form.prepend(notice);
}

function watch(form) {
  const key = PREFIX + form.dataset.draft;
  const before = JSON.stringify(words(form));
  const kept = recall(key);
  if (kept && Date.now() - kept.at > WEEK) forget(key);
  else if (kept && JSON.stringify(kept.words) !== before) offer(form, key, kept.words);

  const state = document.createElement("p");
  state.className = "draft-state";
  state.setAttribute("role", "status");
  form.querySelector(".form__actions")?.before(state);
  let timer = 0;
  const save = () => {
    clearTimeout(timer);
    timer = 0;
    const now = words(form);
    const saved = JSON.stringify(now) !== before && remember(key, { at: Date.now(), words: now });
    if (saved && !state.textContent) state.textContent = form.dataset.draftSaved;
  };
  form.addEventListener("input", (event) => {
    if (!event.isTrusted) return;
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  addEventListener("pagehide", () => timer && save());
}

export function keepDrafts() {
  for (const done of document.querySelectorAll("[data-draft-done]")) forget(PREFIX + done.dataset.draftDone);
  document.querySelectorAll("form[data-draft]").forEach(watch);
}
