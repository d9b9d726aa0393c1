// The handle over the chart's target line, and the curve of chance. All text comes from the page's own data.
const SVG = "http://www.w3.org/2000/svg";
const LEFT = 52, RIGHT = 34, TOP = 10, BOTTOM = 24, HEIGHT = 118;

function made(tag, attributes, parent, text) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  parent.appendChild(element);
  return element;
}

function within(value, low, high) {
  return Math.min(Math.max(value, low), high);
}

function start(parent) {
  const root = document.createElement("div");
  root.className = "root";
  const curve = document.createElementNS(SVG, "svg");
  curve.setAttribute("class", "curve");
  curve.setAttribute("role", "img");
  const handle = document.createElement("div");
  handle.className = "handle";
  handle.tabIndex = 0;
  handle.hidden = true;
  handle.setAttribute("role", "slider");
  handle.setAttribute("aria-orientation", "vertical");
  const parts = ["rule", "words", "grip"].map((name) => {
    const part = document.createElement("div");
    part.className = name;
    handle.appendChild(part);
    return part;
  });
  parts[2].textContent = "\u2195";
  const said = document.createElement("div");
  said.className = "said";
  said.setAttribute("role", "status");
  root.append(curve, handle, said);
  parent.appendChild(root);
  const state = { root, curve, handle, said, words: parts[1], data: null, at: 0, moving: false, sent: null };
  handle.addEventListener("pointerdown", (event) => take(state, event));
  handle.addEventListener("pointermove", (event) => state.moving && follow(state, event.clientY));
  handle.addEventListener("pointerup", () => release(state));
  handle.addEventListener("pointercancel", () => giveUp(state));
  handle.addEventListener("keydown", (event) => key(state, event));
  handle.addEventListener("blur", () => state.moving || commit(state));
  state.sizes = new ResizeObserver(() => soon(state));
  state.sizes.observe(root);
  state.drawn = new MutationObserver(() => soon(state)); // the chart may be drawn anew in a box of the same size
  return state;
}

// Once before the next picture, whatever asked for it: to measure lays the whole page out.
function soon(state) {
  cancelAnimationFrame(state.again);
  state.again = requestAnimationFrame(() => place(state));
}

function plot(state) {
  const chart = document.querySelector(".st-key-" + CSS.escape(state.data.card));
  return chart && chart.querySelector("svg.marks .role-frame.root path.background");
}

function place(state) {
  if (!state.data || state.moving) return;
  const frame = plot(state);
  if (!frame) {
    state.tries = (state.tries || 0) + 1;
    if (state.tries < 600) soon(state);
    return;
  }
  state.tries = 0;
  const outer = frame.closest(".st-key-" + CSS.escape(state.data.card));
  if (state.watched !== outer) {
    state.sizes.observe(outer);
    state.drawn.disconnect();
    state.drawn.observe(outer, { subtree: true, childList: true, attributeFilter: ["d", "transform", "height"] });
    state.watched = outer;
  }
  const box = frame.getBoundingClientRect(), own = state.root.getBoundingClientRect();
  state.box = box;
  const [low, high] = state.data.frame;
  const level = within(state.data.points[state.at].level, low, high);
  state.handle.style.left = box.left - own.left + "px";
  state.handle.style.width = box.width + "px";
  state.handle.style.top = box.top - own.top + ((high - level) / (high - low)) * box.height + "px";
  state.handle.hidden = box.height === 0;
}

// `exact` is the level itself, where the line stops beside it.
function show(state, exact) {
  const point = state.data.points[state.at];
  state.words.textContent = state.moving ? state.data.label + ": " + point.words : "";
  state.handle.setAttribute("aria-valuenow", point.level);
  state.handle.setAttribute("aria-valuetext", point.words);
  draw(state, exact || point);
}

function nearest(state, level) {
  let best = 0;
  state.data.points.forEach((point, i) => {
    if (Math.abs(point.level - level) < Math.abs(state.data.points[best].level - level)) best = i;
  });
  return best;
}

function take(state, event) {
  place(state);
  if (!state.box) return;
  state.handle.setPointerCapture(event.pointerId);
  state.moving = true;
  state.from = state.at;
  state.handle.classList.add("moving");
  show(state);
  event.preventDefault();
  state.handle.focus({ preventScroll: true });
}

function follow(state, y) {
  state.y = y;
  if (state.waiting) return;
  state.waiting = requestAnimationFrame(() => {
    state.waiting = 0;
    if (!state.moving) return;
    const frame = plot(state), box = frame ? frame.getBoundingClientRect() : state.box;
    const [low, high] = state.data.frame;
    const y = within(state.y, box.top, box.bottom);
    state.handle.style.top = y - state.root.getBoundingClientRect().top + "px";
    const at = nearest(state, high - ((y - box.top) / box.height) * (high - low));
    if (at !== state.at) {
      state.at = at;
      show(state);
    }
  });
}

function release(state) {
  if (!state.moving) return;
  rest(state);
  commit(state);
  state.handle.blur(); // after a mouse the keys are the page's again
}

function giveUp(state) {
  if (!state.moving) return;
  state.at = state.from;
  rest(state);
  show(state);
}

function rest(state) {
  state.moving = false;
  state.handle.classList.remove("moving");
  state.words.textContent = "";
  place(state);
}

function commit(state) {
  clearTimeout(state.later);
  const level = state.data.points[state.at].level;
  if (level === state.sent || (state.sent === null && state.at === state.home)) return;
  state.sent = level;
  state.send("level", level);
}

function key(state, event) {
  const all = state.data.points.length;
  const steps = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 5, PageDown: -5, Home: -all, End: all };
  if (!(event.key in steps)) return;
  event.preventDefault();
  event.stopPropagation();
  state.at = within(state.at + steps[event.key], 0, all - 1);
  show(state);
  place(state);
  clearTimeout(state.later);
  state.later = setTimeout(() => commit(state), 150);
}

function draw(state, point) {
  const { curve, data } = state, width = Math.max(curve.clientWidth, 160);
  curve.replaceChildren();
  const known = data.curve;
  curve.style.display = known.length ? "block" : "none";
  if (!known.length) return;
  curve.setAttribute("viewBox", "0 0 " + width + " " + HEIGHT);
  const first = known[0].level, last = known[known.length - 1].level;
  const x = (level) => LEFT + ((within(level, first, last) - first) / (last - first || 1)) * (width - LEFT - RIGHT);
  const y = (chance) => TOP + (1 - chance) * (HEIGHT - TOP - BOTTOM);
  for (const mark of [0.8, 0.5, 0.2]) {
    made("line", { class: "grid", x1: LEFT, x2: width - RIGHT, y1: y(mark), y2: y(mark) }, curve);
    made("text", { x: LEFT - 6, y: y(mark) + 4, "text-anchor": "end" }, curve, Math.round(mark * 100) + " pct.");
  }
  made("polyline", { class: "line", points: known.map((one) => x(one.level) + "," + y(one.chance)).join(" ") }, curve);
  for (const mark of data.marks) {
    made("circle", { class: "mark", r: 3.5, cx: x(mark.level), cy: y(mark.chance) }, curve);
    made("text", { x: x(mark.level) + 6, y: y(mark.chance) - 5 }, curve, mark.words);
  }
  if (state.nothing || point.chance === null) return;
  made("line", { class: "here", x1: x(point.level), x2: x(point.level), y1: TOP, y2: HEIGHT - BOTTOM }, curve);
  made("circle", { class: "dot", r: 6, cx: x(point.level), cy: y(point.chance) }, curve);
  const words = made("text", { class: "strong", x: x(point.level), y: HEIGHT - 6, "text-anchor": "middle" }, curve, point.words);
  const half = words.getComputedTextLength() / 2;
  words.setAttribute("x", within(x(point.level), half, Math.max(half, width - half)));
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  if (!parentElement.targetLine) parentElement.targetLine = start(parentElement);
  const state = parentElement.targetLine;
  state.send = setTriggerValue;
  state.data = data;
  state.nothing = data.level === null;
  if (!state.moving) {
    state.at = nearest(state, data.level === null ? data.start : data.level);
    state.home = state.at;
    state.sent = null;
  }
  // Said aloud when another level has been tried, and not when the page is first shown.
  if (state.sentence !== undefined && state.sentence !== data.sentence) state.said.textContent = data.sentence;
  state.sentence = data.sentence;
  state.curve.setAttribute("aria-label", data.told);
  state.handle.setAttribute("aria-label", data.handle);
  state.handle.setAttribute("aria-valuemin", data.points[0].level);
  state.handle.setAttribute("aria-valuemax", data.points[data.points.length - 1].level);
  const exact = data.level !== null && data.chance !== null;
  show(state, exact ? { level: data.level, chance: data.chance, words: data.points[state.at].words } : undefined);
  soon(state);
}
