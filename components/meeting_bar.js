// The keys of a meeting, its counter, and what is shown on demand. All text comes from the page's own data.
const FIELDS = "input[type=text], input:not([type]), textarea, select, [contenteditable=true]";
const PATIENCE = 15000; // milliseconds: a slow server answers late, and a place asked for twice is no harm
const SLIDERS = "input[type=range], [role=slider]";

function made(tag, name, parent, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  parent.appendChild(element);
  return element;
}

function button(state, name, parent, act) {
  const found = made("button", name, parent);
  found.type = "button";
  found.addEventListener("click", (event) => {
    act();
    if (event.detail) found.blur(); // after a mouse the keys are the meeting's again
  });
  state.buttons[name] = found;
}

function start(parent) {
  const root = made("div", "root", parent), state = { buttons: {}, at: 0, data: null };
  const left = made("nav", "", root);
  button(state, "back", left, () => go(state, state.at - 1));
  state.counter = made("span", "counter", left);
  state.counter.setAttribute("role", "status");
  button(state, "next", left, () => go(state, state.at + 1));
  const right = made("div", "", root);
  button(state, "home", right, () => go(state, 0));
  button(state, "more", right, () => more(state));
  button(state, "leave", right, () => ask(state, -1));
  state.behind = made("dialog", "behind", root);
  state.behind.tabIndex = -1;
  state.behind.addEventListener("click", (event) => event.target === state.behind && state.behind.close());
  state.listener = (event) => key(state, event);
  document.addEventListener("keydown", state.listener, true);
  return state;
}

function go(state, place) {
  const to = Math.min(Math.max(place, 0), state.data.count);
  if (state.behind.open) state.behind.close();
  if (to === state.at || !connected()) return;
  state.at = to;
  state.asked = { at: to, press: Date.now() };
  count(state);
  ask(state, to, state.asked.press);
}

function ask(state, place, press = Date.now()) {
  const held = focused();
  if (held && held.matches(FIELDS + "," + SLIDERS)) held.blur(); // what is being typed or moved is said first
  state.send("place", { at: place, press });
}

function focused() {
  let found = document.activeElement;
  while (found && found.shadowRoot && found.shadowRoot.activeElement) found = found.shadowRoot.activeElement;
  return found;
}

function connected() { // what is asked for meanwhile would be lost, and the counter wrong
  const app = document.querySelector(".stApp");
  return !app || app.dataset.testConnectionState === "CONNECTED";
}

// The screen tells the place, but for one asked for just now: what it tells then is of a press before.
function placed(state) {
  const { asked, data } = state;
  const waits = asked && data.press < asked.press && Date.now() - asked.press < PATIENCE;
  if (!waits) state.asked = null;
  return waits ? asked.at : data.at;
}

function count(state) {
  const { data, at, buttons } = state;
  state.counter.textContent = at ? at + " / " + data.count : data.overview;
  buttons.back.disabled = at === 0;
  buttons.next.disabled = at === data.count;
  buttons.home.disabled = at === 0;
}

function more(state) {
  if (state.behind.open) return state.behind.close();
  if (!state.data.behind.length) return;
  tell(state, 0);
  state.behind.showModal();
  state.behind.focus();
}

// One part at a time, so that nothing is below an edge.
function tell(state, at) {
  const { behind, data } = state, parts = data.behind;
  state.part = Math.min(Math.max(at, 0), parts.length - 1);
  behind.replaceChildren();
  const tabs = made("div", "tabs", behind);
  parts.forEach(([heading], i) => {
    const tab = made("button", "", tabs, heading);
    tab.type = "button";
    tab.setAttribute("aria-pressed", i === state.part);
    tab.addEventListener("click", () => tell(state, i));
  });
  const close = made("button", "close", tabs, data.words.close);
  close.type = "button";
  close.addEventListener("click", () => behind.close());
  const [heading, texts] = parts[state.part], told = made("div", state.part ? "told" : "told question", behind);
  told.setAttribute("aria-label", heading);
  for (const text of texts) made("p", "", told, text);
}

function key(state, event) {
  if (event.ctrlKey || event.altKey || event.metaKey || !state.data) return;
  const target = event.composedPath()[0];
  const is = (selector) => target instanceof Element && target.closest(selector) !== null;
  const typing = is(FIELDS) && !is(SLIDERS), sliding = is(SLIDERS), pressing = is("button, a");
  const done = () => {
    event.preventDefault();
    event.stopPropagation();
  };
  const step = (by) => {
    done();
    if (!event.repeat) go(state, state.at + by);
  };
  if (event.key === "PageDown") return step(1); // a clicker's keys, wherever the focus is
  if (event.key === "PageUp") return step(-1);
  if (event.key === "Escape") return escape(state, target, typing || sliding, done);
  if (event.key === "Enter" && typing) return void setTimeout(() => target.blur());
  if (typing || sliding) return;
  const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (state.behind.open && way) {
    done();
    tell(state, state.part + way);
    return;
  }
  if (state.behind.open && event.key !== "n" && event.key !== "N") return;
  if (way) return step(way);
  if (event.key === " " && !pressing) return step(1);
  if (event.key === "Home") return step(-state.at);
  if (event.key === "n" || event.key === "N") {
    done();
    more(state);
  }
}

function escape(state, target, held, done) {
  if (state.behind.open) return; // the browser closes it
  done();
  if (held) target.blur();
  else ask(state, -1);
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  if (!parentElement.meetingBar) parentElement.meetingBar = start(parentElement);
  const state = parentElement.meetingBar;
  state.send = setTriggerValue;
  state.data = data;
  state.at = placed(state);
  for (const [name, words] of Object.entries(data.words)) {
    if (state.buttons[name]) state.buttons[name].textContent = words;
  }
  state.buttons.more.hidden = data.behind.length === 0;
  count(state);
  return () => {
    document.removeEventListener("keydown", state.listener, true);
    parentElement.meetingBar = null;
    parentElement.replaceChildren();
  };
}
