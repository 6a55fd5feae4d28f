// Shows /status, and keeps the page up to date. Text is inserted as text, never as HTML.

const INTERVAL = 500;
const HOUR = 3600 * 1000;
const SVG = "http://www.w3.org/2000/svg";
const shown = new Map();

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.assign(made, attributes);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Replaces the content of an element if its data have changed, so that a quiet page costs nothing. */
function update(id, data, render) {
  const text = JSON.stringify(data);
  if (shown.get(id) === text) return;
  shown.set(id, text);
  const content = render(data);
  document.getElementById(id).replaceChildren(...(Array.isArray(content) ? content : [content]));
}

const time = (instant) => new Date(instant).toLocaleTimeString();
const isNumber = (cell) => typeof cell === "number";

/** Makes a table that scrolls by itself where the screen is narrow. */
function table(label, heads, rows, caption) {
  const numeric = heads.map((_, i) => rows.length > 0 && rows.every((row) => isNumber(row[i])));
  const cell = (name, content, i) => element(name, { className: numeric[i] ? "number" : "" }, content);
  const head = element("tr", {}, ...heads.map((text, i) => Object.assign(cell("th", text, i), { scope: "col" })));
  const body = rows.map((row) =>
    element("tr", {}, ...row.map((content, i) => cell("td", isNumber(content) ? content.toLocaleString() : content, i))));
  const made = element("table", {},
    caption ? element("caption", {}, caption) : null, element("thead", {}, head), element("tbody", {}, ...body));
  return element("div", { className: "table", tabIndex: 0, role: "region", ariaLabel: `${label}, table` }, made);
}

function word(text, isGood) {
  return element("span", { className: isGood ? "good" : "bad" }, text);
}

/** Draws the states of the last hour, with the words for those who can't see it. */
function history(states, now) {
  const begin = now - HOUR;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "history");
  svg.setAttribute("viewBox", "0 0 600 10");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("role", "img");
  const outages = [];
  const rectangle = (from, to, kind) => {
    const rect = document.createElementNS(SVG, "rect");
    rect.setAttribute("x", (600 * (from - begin)) / HOUR);
    // An outage of a second is visible too.
    rect.setAttribute("width", Math.max(kind === "up" ? 0 : 2, (600 * (to - from)) / HOUR));
    rect.setAttribute("height", 10);
    rect.setAttribute("class", kind);
    svg.append(rect);
  };
  const spans = states.map(({ state, since, lastError }, i) => ({
    state, lastError, from: Math.max(begin, Date.parse(since)), to: i + 1 < states.length ? Date.parse(states[i + 1].since) : now,
  }));
  if (spans.length > 0 && spans[0].from > begin) rectangle(begin, spans[0].from, "unknown");
  for (const up of [true, false]) {
    for (const span of spans.filter(({ state }) => (state === "up") === up)) {
      rectangle(span.from, span.to, up ? "up" : "down");
      if (!up) outages.push(`${span.state} from ${time(span.from)} to ${time(span.to)} ${span.lastError}`.trim());
    }
  }
  const words = outages.length > 0 ? outages.join("; ") : "up";
  svg.setAttribute("aria-label", `Last hour: ${words}`);
  const title = document.createElementNS(SVG, "title");
  title.textContent = words;
  svg.append(title);
  return svg;
}

function problem({ alert, what, action }) {
  const guide = `/guide/operations.txt#:~:text=${alert}`;
  return element("li", {},
    element("strong", {}, what), " ", action, " ", element("a", { href: guide }, `${alert} in the guide`));
}

function services({ list, now }) {
  const rows = list.flatMap(({ name, deployed, gate, dependencies }) => [
    [name, "service", word(deployed ? (gate === "open" ? "up" : "gate closed") : "missing", deployed && gate === "open"), "", "", "", ""],
    ...dependencies.map((it) => [
      name, it.name, word(it.state, it.state === "up"), time(it.since), it.attempts, it.lastError, history(it.history, now),
    ]),
  ]);
  return table("Services and dependencies",
    ["service", "part", "state", "since", "attempts", "last error", "last hour"], rows);
}

function requests({ list, seconds }) {
  const cells = (it) => [it.perSecond, it.requests, it.errors, it.limited, it.p50Millis, it.p99Millis];
  const rows = list.flatMap(({ name, requests: all, routes }) => [
    [name, "all", ...cells(all)], ...routes.map((it) => [name, it.route, ...cells(it)]),
  ]);
  return table("Requests by service and route",
    ["service", "route", "per second", "requests", "errors 5xx", "limited 429", "p50 ms", "p99 ms"], rows,
    `In the last ${Math.round(seconds)} seconds`);
}

function caches(list) {
  const rows = list.flatMap(({ name, caches: all }) =>
    Object.entries(all).map(([cache, it]) =>
      [name, cache, ...["hit", "miss", "stale", "bypass", "error"].map((event) => it[event] ?? 0)]));
  return table("Caches", ["service", "cache", "hits", "misses", "stale", "bypassed", "errors"], rows, "Since the start");
}

function migrations(list) {
  const states = [...new Set(list.flatMap(({ migrations: counts }) => Object.keys(counts)))].sort();
  if (states.length === 0) return element("p", {}, "Unknown until the database is reached.");
  return table("Migrations", ["service", ...states],
    list.map(({ name, migrations: counts }) => [name, ...states.map((state) => counts[state] ?? 0)]));
}

function errors(list) {
  if (list.length === 0) return element("p", {}, "None since the start.");
  return table("Errors", ["time", "reference", "failure", "at"],
    list.map((it) => [time(it.time), it.reference, it.failure, it.at]), "The log has each under its reference");
}

function configuration(list) {
  if (list.length === 0) return element("p", {}, "Unknown: the server was not started by the plinth command.");
  return table("Variables", ["variable", "value", "origin"], list.map((it) => [it.name, it.value, it.origin]),
    "default: not set; automatic: chosen by plinth up");
}

function levels(list) {
  return list.map(({ logger, level, until }) =>
    element("p", {}, element("code", {}, logger), ` ${level}${until ? ` until ${time(until)}` : ""}`));
}

function show(status) {
  const { problems, pool, version } = status;
  const now = Date.parse(status.time);
  const list = status.services;
  document.getElementById("problems").hidden = problems.length === 0;
  update("summary", problems.length, (count) =>
    word(count === 0 ? "Everything works." : count === 1 ? "One problem." : `${count} problems.`, count === 0));
  update("problem-list", problems, (all) => all.map(problem));
  update("version", [version, status.started], () =>
    `${version.plinth}, commit ${version.commit}, on ${version.server} and Java ${version.java}, since ${new Date(status.started).toLocaleString()}`);
  // The history moves by a pixel in 20 seconds.
  update("services", { list: list.map(({ name, deployed, gate, dependencies }) => ({ name, deployed, gate, dependencies })), tick: Math.floor(now / 20000) },
    (data) => services({ ...data, now }));
  update("requests", { list: list.map(({ name, requests: all, routes }) => ({ name, requests: all, routes })), seconds: Math.round(status.requestSeconds) }, requests);
  update("pool", pool, (it) =>
    element("p", {}, `${it.used} in use, ${it.free} idle, at most ${it.size}; ${it.waiting} requests wait`));
  update("caches", list.map(({ name, caches: all }) => ({ name, caches: all })), caches);
  update("migrations", list.map(({ name, migrations: counts }) => ({ name, migrations: counts })), migrations);
  update("errors", status.errors, errors);
  update("configuration", status.configuration, configuration);
  update("levels", status.logLevels, levels);
}

async function poll() {
  try {
    const response = await fetch("/status");
    if (!response.ok) throw new Error(`status ${response.status}`);
    show(await response.json());
  } catch (reason) {
    shown.delete("summary");
    document.getElementById("summary").replaceChildren(word(`The server does not answer: ${reason.message}`, false));
  }
  setTimeout(poll, INTERVAL);
}

poll();
