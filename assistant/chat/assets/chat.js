// Runs once for each panel, with Gradio's `element`, `trigger` and `watch` in scope.
// Says to the server 'open_source', 'ask_again', 'add_to_brief' and 'tell'; everything shown is made
// there, and escaped.
const narrow = window.matchMedia("(max-width: 999px)");

const announce = (words) => {
  const region = document.getElementById("announcer");
  if (region) region.textContent = words;
};

const oldCopy = (text) => {
  const box = document.createElement("textarea");
  box.value = text;
  box.className = "unseen";
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  return done;
};

const copy = async (button) => {
  const text = button.dataset.copy;
  let done = false;
  try {
    await navigator.clipboard.writeText(text);
    done = true;
  } catch {
    done = oldCopy(text); // pages not served from this machine or over https have no clipboard
  }
  const words = done ? button.dataset.done : "Could not copy; select the text instead";
  const label = button.dataset.label ?? button.textContent;
  button.dataset.label = label;
  button.textContent = words;
  announce(words);
  setTimeout(() => { button.textContent = label; }, 2500);
};

// On a narrow window the passage covers the conversation, which then takes no clicks or focus.
const coverConversation = () => {
  const covered = narrow.matches && document.body.classList.contains("reading");
  document.getElementById("conversation-pane")?.toggleAttribute("inert", covered);
};

const close = () => {
  document.body.classList.remove("reading");
  coverConversation();
  window.chatOpener?.focus();
};

// Said at once, before the server has heard: a crowd may keep its first word waiting for seconds.
const SENT = "Sent. Waiting for the assistant to take your question";
const LOST = "Nothing has come back for a minute. The connection may be lost: please ask again.";
const PATIENCE = 60000;

const tellSent = (question) => {
  const panel = document.querySelector("#conversation .exchanges");
  if (!question.trim() || !panel || document.querySelector(".sending")) return;
  const notice = document.createElement("article");
  const asked = document.createElement("h2");
  const words = document.createElement("p");
  notice.className = "exchange sending";
  asked.className = "asked";
  asked.textContent = question.trim();
  words.className = "progress";
  words.textContent = `${SENT}…`;
  notice.append(asked, words);
  panel.append(notice);
  announce(SENT);
  notice.scrollIntoView({ block: "end", behavior: "auto" });
  setTimeout(() => {
    if (!notice.isConnected) return;
    words.className = "failure";
    words.textContent = LOST;
    announce(LOST);
  }, PATIENCE);
};

const actions = {
  open: (button) => {
    window.chatStep = button.dataset.step ?? "";
    if (!button.dataset.step) window.chatOpener = button;
    const exchange = Number(button.dataset.exchange);
    trigger("open_source", { ref: button.dataset.ref, exchange });
  },
  ask: (button) => {
    tellSent(button.dataset.question);
    trigger("ask_again", { question: button.dataset.question });
  },
  brief: (button) => trigger("add_to_brief", { exchange: Number(button.dataset.exchange) }),
  share: (button) => {
    button.dataset.copy = new URL(button.dataset.address, window.location.href).href;
    copy(button);
  },
  copy,
  close,
};

const sendings = {
  within: (form, sent) => {
    const several = (name) => sent.getAll(name);
    const filters = { authorities: several("authorities"), kinds: several("kinds") };
    for (const name of ["from", "to", "as_at"]) filters[name] = sent.get(name) ?? "";
    tellSent(form.dataset.question);
    trigger("ask_again", { question: form.dataset.question, filters });
  },
  feedback: (form, sent) => {
    const exchange = Number(form.dataset.exchange);
    trigger("tell", { exchange, verdict: sent.get("verdict"), reason: sent.get("reason") });
  },
};

element.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-act]");
  if (!form) return;
  event.preventDefault();
  sendings[form.dataset.act]?.(form, new FormData(form));
});

element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (button && element.contains(button)) actions[button.dataset.act]?.(button);
});

const showNewest = () => {
  const newest = [...element.querySelectorAll(".exchange")].at(-1);
  if (!newest) return;
  announce([...newest.querySelectorAll("[data-news]")].at(-1)?.dataset.news ?? "");
  if (newest.id !== window.chatNewest) {
    window.chatNewest = newest.id;
    document.body.classList.remove("reading");
    coverConversation();
  }
  newest.scrollIntoView({ block: "start", behavior: "auto" });
};

const showWhichIsOpen = (ref) => {
  const exchange = window.chatOpener?.dataset.exchange;
  for (const button of document.querySelectorAll("#conversation [data-ref]")) {
    const open = button.dataset.ref === ref && button.dataset.exchange === exchange;
    if (open) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
};

// The panel alone moves: the document's head stays in view where the passage leaves room for it.
const bringIntoView = (passage) => {
  const pane = document.getElementById("source-pane");
  pane.scrollTop = 0;
  if (!passage) return;
  const top = passage.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  const end = Math.min(passage.getBoundingClientRect().height, pane.clientHeight * 0.4);
  if (top + end > pane.clientHeight * 0.8) pane.scrollTop = top - pane.clientHeight * 0.3;
};

const showSource = () => {
  const source = element.querySelector('.source[data-open="yes"]');
  document.body.classList.toggle("reading", Boolean(source));
  coverConversation();
  showWhichIsOpen(source?.dataset.ref);
  if (!source) return;
  const step = window.chatStep && source.querySelector(`[data-step="${window.chatStep}"]`);
  if (step) {
    step.focus({ preventScroll: true });
  } else {
    source.querySelector("#source-title")?.focus({ preventScroll: true });
  }
  bringIntoView(source.querySelector("mark") ?? source.querySelector(".current"));
};

// What became of something that was sent: said where it was sent from, and aloud.
const showTold = () => {
  const words = element.querySelector(".told")?.textContent ?? "";
  announce(words);
  setTimeout(() => element.querySelector(".told")?.classList.add("old"), 6000);
};

watch("value", () => {
  if (element.querySelector(".exchanges")) {
    for (const notice of document.querySelectorAll(".sending")) notice.remove();
  }
  if (element.querySelector(".source")) showSource();
  else if (element.querySelector(".told")) showTold();
  else showNewest();
});

const begin = () => {
  window.chatBegun = true;
  const region = document.createElement("div");
  region.id = "announcer";
  region.className = "unseen";
  region.setAttribute("role", "status");
  region.setAttribute("aria-live", "polite");
  document.body.append(region);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.classList.contains("reading")) close();
    const box = event.target.closest?.("#question textarea");
    if (event.key === "Enter" && !event.shiftKey && box) tellSent(box.value);
  }, true);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#send")) return;
    tellSent(document.querySelector("#question textarea")?.value ?? "");
  }, true);
  narrow.addEventListener("change", coverConversation);
  document.addEventListener("input", (event) => {
    if (event.target.closest("#question")) countCharacters(event.target.value.length);
  });
};

const countCharacters = (length) => {
  const hint = document.getElementById("question-hint");
  if (!hint) return;
  hint.dataset.usual ??= hint.textContent;
  const left = Number(hint.dataset.limit) - length;
  const words = left < 0
    ? `Your question is ${-left} characters too long. Please shorten it.`
    : left <= 200 ? `You have ${left} characters left.` : hint.dataset.usual;
  hint.classList.toggle("near", left <= 200);
  hint.classList.toggle("over", left < 0);
  if (hint.textContent !== words) hint.textContent = words;
};

if (!window.chatBegun) begin();
