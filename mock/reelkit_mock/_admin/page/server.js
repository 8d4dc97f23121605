// The mock: requests to it, and what it tells by itself.

const HERE = location.pathname.replace(/\/__mock\/.*$/, "");  // the namespace
const MOUNT = HERE.replace(/\/ns\/[^/]+$/, "");
const TOKEN = "reelkit mock token";
const RETRY = 500, SLOWEST_RETRY = 4000;  // milliseconds

const store = {jobs: new Map(), order: [], calls: [], state: null, at: 0, version: 0};
const listeners = [];
const pending = new Set();

/** Tell the views what has changed: "jobs", "calls" or "state". They are drawn once in a frame. */
function changed(what) {
  if (!pending.size) requestAnimationFrame(() => {
    const names = new Set(pending);
    pending.clear();
    for (const listener of listeners) listener(names);
  });
  pending.add(what);
}

const tokenHeader = () => {
  const token = sessionStorage.getItem(TOKEN);
  return token === null ? {} : {"X-Mock-Token": token};
};
let asking;
async function askToken(refused) {
  if (refused !== sessionStorage.getItem(TOKEN)) return;  // somebody has answered meanwhile
  asking ??= ask(refused === null ? "This mock needs its admin token." : "This is not the admin token of this mock.", {field: "Admin token"});
  const entered = await asking;
  asking = undefined;
  if (!/^[!-~]+$/.test(entered ?? "")) throw new Error("The mock needs its admin token. Reload the page to enter it.");
  sessionStorage.setItem(TOKEN, entered);
}

/** Call the admin interface. */
async function send(method, path, body) {
  const token = sessionStorage.getItem(TOKEN), headers = {"Content-Type": "application/json", ...tokenHeader()};
  const response = await fetch(path, {method, headers, body: body && JSON.stringify(body)})
    .catch(() => { throw new Error("The mock does not respond."); });
  if (response.status === 401) {
    await askToken(token);
    return send(method, path, body);
  }
  const value = await response.json();
  if (!response.ok) throw new Error(value.error);
  return value;
}
const itemPath = (resource, id) => `${resource}/${encodeURIComponent(id)}`;

const RECEIVED = {
  reset() { forget(); },
  jobs(list) {
    for (const job of list) {
      job.key = job.id;
      job.version = ++store.version;
      job.words = searchable(job.id, job.prompt, job.model, job.client_request_id);
      if (job.index !== undefined) store.order[job.index] = job.id;  // a job that the page knows already has none
      store.jobs.set(job.id, job);
    }
    changed("jobs");
  },
  calls(list) {
    for (const call of list) {
      call.key = call.version = call.number;
      call.words = searchable(call.method, call.target, call.route, call.status, call.body, call.reason, call.fault, call.job_id);
      store.calls.push(call);
    }
    changed("calls");
  },
  state(state) {
    store.state = state;
    store.at = performance.now();
    if (store.calls.length && store.calls[0].number < state.calls.first) {
      store.calls = store.calls.filter((call) => call.number >= state.calls.first);
      changed("calls");
    }
    changed("state");
  },
};
function forget() {
  Object.assign(store, {jobs: new Map(), order: [], calls: []});
  for (const what of ["jobs", "calls", "state"]) changed(what);
}

/** The time of the service, in milliseconds. */
const serviceTime = () => (store.state ? 1e3 * store.state.now + (performance.now() - store.at) * store.state.rate : 0);

let stream;
async function listen() {
  let wait = RETRY;
  for (;;) {
    if (document.hidden) {
      await new Promise((resolve) => document.addEventListener("visibilitychange", resolve, {once: true}));
      continue;
    }
    try {
      await follow(() => { wait = RETRY; });
    } catch (error) {
      if (error.final) { showConnection("bad", "no access", error.message); return; }
    }
    if (document.hidden) continue;
    showConnection("bad", "connection lost", "The mock does not respond. What is shown is outdated; trying again …");
    await new Promise((resolve) => setTimeout(resolve, wait));
    wait = Math.min(2 * wait, SLOWEST_RETRY);
  }
}
async function follow(connected) {
  const token = sessionStorage.getItem(TOKEN);
  stream = new AbortController();
  const response = await fetch("events", {headers: tokenHeader(), signal: stream.signal, cache: "no-store"});
  if (response.status === 401) {
    await askToken(token).catch((error) => { throw Object.assign(error, {final: true}); });
    return follow(connected);
  }
  if (!response.ok) throw Object.assign(new Error((await response.json()).error), {final: response.status === 403});
  connected();
  showConnection("good", "live", "");
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let isFirst = true;
  for (let rest = ""; ;) {
    const {done, value} = await reader.read();
    if (done) return undefined;
    const events = (rest + value).split("\n\n");
    rest = events.pop();
    for (const event of events) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/s.exec(event) ?? [];
      if (isFirst) forget();  // not before: what is shown stays until there is something newer
      isFirst = false;
      if (name) RECEIVED[name](JSON.parse(data));
    }
  }
}
document.addEventListener("visibilitychange", () => { if (document.hidden) stream?.abort(); });

function showConnection(tone, text, explanation) {
  $("connection").className = `pill ${tone}`;
  setText($("connection"), text);
  $("lost").hidden = !explanation;
  setText($("lost"), explanation);
}

/** Call the service that is emulated, as a client does. */
async function callService(method, target, headers, body) {
  const response = await fetch(target, {method, headers, body: body || undefined, cache: "no-store"});
  return {status: response.status, body: await response.text()};
}
const apiKey = () => sessionStorage.getItem("reelkit api key") || "any-key";
const keyField = () => h("label", {}, "API key to send", h("input", {autocomplete: "off", spellcheck: false, value: apiKey(),
  oninput: (event) => sessionStorage.setItem("reelkit api key", event.target.value.trim())}));
