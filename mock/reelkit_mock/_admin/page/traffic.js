// Traffic: every call with its request and its response, as long as the mock keeps it.

const trafficView = (() => {
  const search = h("input", {type: "search", "aria-label": "Search calls", placeholder: "Path, status, words of the body, job id", oninput: () => show()});
  const routes = h("select", {"aria-label": "Route", onchange: () => show()});
  const outcomes = h("select", {"aria-label": "Outcome", onchange: () => show()},
    [["", "Any outcome"], ["ok", "successful"], ["error", "an error"], ["none", "matched no route"], ["fault", "with a fault"], ["cut", "cut off by a fault"]]
      .map((pair) => option(...pair)));
  const found = h("span", {class: "soft", role: "status"});
  const detail = h("div", {class: "detail", tabIndex: -1});
  const list = new List("Calls, newest first", (call) => [
    h("span", {class: "top"}, h("b", {class: call.status < 400 ? "good" : "bad"}, String(call.status)), h("code", {}, visible(call.method)),
      h("code", {class: "grow cut"}, visible(here(call.target))), h("time", {class: "soft"}, call.at.slice(11, 19))),
    h("span", {class: "cut soft"}, call.fault ? h("b", {class: "warn"}, `fault: ${oneLine(call.fault)} `) : "",
      call.reason ? oneLine(call.reason) : `${call.route || "no route"} · ${count(call.size)} bytes`),
  ], open, "No call matches. Every call to the service appears here.");
  const root = split(list, detail);
  const here = (target) => (HERE && target.startsWith(`${HERE}/`) ? target.slice(HERE.length) : target);
  const is = {ok: (call) => call.status < 400, error: (call) => call.status >= 400, none: (call) => !call.route, fault: (call) => call.fault, cut: (call) => !call.arrived};

  list.root.classList.add("medium");
  $("view-traffic").append(h("div", {class: "tools"}, search, routes, outcomes, found,
    button("Save as HAR", () => run(saveHar)), button("Clear", () => run(() => send("DELETE", "calls")))), root);
  empty();

  function empty() {
    detail.replaceChildren(h("p", {class: "soft empty"}, "Choose a call to see its request and its response."));
  }
  function show() {
    const words = wordsOf(search.value);
    const rows = store.calls.filter((call) => (!routes.value || call.route === routes.value) &&
      (!outcomes.value || is[outcomes.value](call)) && words.every((word) => call.words.includes(word))).reverse();
    list.show(rows);
    setText(found, `${count(rows.length)} of ${count(store.calls.length)} calls`);
  }
  async function open(summary) {
    root.open(true);
    if (!summary) return;
    const call = await run(() => send("GET", itemPath("calls", summary.number)));
    if (!call) return;
    const response = call.response;
    const size = `${count(response.size)} bytes${response.truncated ? `, of which the first ${count(new TextEncoder().encode(response.body).length)} are kept` : ""}`;
    detail.replaceChildren(
      backButton(root),
      h("h2", {class: "row"}, h("b", {class: call.status < 400 ? "good" : "bad"}, String(call.status)), h("code", {class: "cut"}, visible(`${call.method} ${here(call.target)}`))),
      summary.reason ? h("p", {class: call.status < 400 ? "" : "bad"}, visible(summary.reason)) : "",
      facts([["At", call.at.replace("T", " ")], ["Route", call.route || "none"], ["Fault", call.fault], ["Response", response.arrived ? "arrived" : "cut off by a fault"]]),
      h("div", {class: "row"}, copyButton("Copy as curl", () => asCurl(sent(call))), button("Send it again", () => run(() => sendAgain(call))),
        call.job_id ? button("Show the job", () => jobsView.open(call.job_id)) : ""),
      h("h3", {}, "Request"), code(lines(call.headers), "Request headers"), call.body ? code(pretty(call.body), "Request body") : "",
      h("h3", {}, "Response"), code(lines(response.headers), "Response headers"), h("p", {class: "soft"}, `Body: ${size}`),
      response.body ? code(pretty(response.body), "Response body") : "");
    detail.scrollTop = 0;
  }
  const lines = (headers) => Object.entries(headers).map((pair) => pair.join(": ")).join("\n") || "no headers";
  // What a client sets by itself, and what a page may not send.
  const OWN = /^(host|connection|content-length|accept-encoding|user-agent|accept|accept-language|origin|referer|cookie|sec-.*|transfer-encoding|expect)$/;
  const sent = (call) => ({method: call.method, url: location.origin + call.target, body: call.body,
    headers: Object.fromEntries(Object.entries(call.headers).filter(([name]) => !OWN.test(name)))});
  async function sendAgain(call) {
    const {method, body, headers} = sent(call);
    const size = Number(call.headers["content-length"] ?? 0);
    if (size > new TextEncoder().encode(call.body).length) throw new Error(`The mock kept only the beginning of this body of ${count(size)} bytes.`);
    if ("authorization" in headers) headers.authorization = `Bearer ${apiKey()}`;
    await callService(method, call.target, headers, method === "GET" || method === "HEAD" ? "" : body).then(
      ({status}) => say(`Sent again with the key of “Make a job”: ${status}.`), () => say("Sent again: it got no response."));
  }
  async function saveHar() {
    const {calls} = await send("GET", "calls");
    const pairs = (headers) => Object.entries(headers).map(([name, value]) => ({name, value: String(value)}));
    const entries = calls.map((call) => ({
      startedDateTime: call.at, time: 0, cache: {}, timings: {send: 0, wait: 0, receive: 0},
      request: {method: call.method, url: location.origin + call.target, httpVersion: "HTTP/1.1", cookies: [], headers: pairs(call.headers),
        queryString: [...new URLSearchParams(call.target.split("?")[1])].map(([name, value]) => ({name, value})), headersSize: -1, bodySize: -1,
        ...(call.body ? {postData: {mimeType: call.headers["content-type"] ?? "", text: call.body}} : {})},
      response: {status: call.status, statusText: "", httpVersion: "HTTP/1.1", cookies: [], headers: pairs(call.response.headers), redirectURL: "",
        headersSize: -1, bodySize: call.response.size, content: {size: call.response.size, mimeType: call.response.headers["content-type"] ?? "",
          text: call.response.body, ...(call.response.truncated ? {comment: "the mock kept only the beginning"} : {})}},
    }));
    const har = {log: {version: "1.2", creator: {name: "reelkit mock", version: "1"}, entries}};
    const href = URL.createObjectURL(new Blob([JSON.stringify(har, null, 1)], {type: "application/json"}));
    h("a", {href, download: "reelkit-mock.har"}).click();
    setTimeout(() => URL.revokeObjectURL(href), 1000);
    say(`Saved ${count(entries.length)} calls.`);
  }
  listeners.push((what) => {
    if (what.has("state") && store.state) {
      choose(routes, [["", "Any route"], ...Object.keys(store.state.counters).filter((name) => name !== "no route").map((name) => [name, name])]);
      setText($("traffic-count"), count(store.state.calls.last));
    }
    if (what.has("calls")) {
      show();
      if (!store.calls.length) empty();
    }
  });
  return {draw: show, search: (text) => { location.hash = "#traffic"; search.value = text; routes.value = outcomes.value = ""; show(); }};
})();
