// Jobs: a live list, the newest first, and everything about the chosen one.

const jobsView = (() => {
  const search = h("input", {type: "search", "aria-label": "Search jobs", placeholder: "Words, id, client request id", oninput: () => show()});
  const states = h("select", {"aria-label": "State", onchange: () => show()});
  const models = h("select", {"aria-label": "Model", onchange: () => show()});
  const accounts = h("select", {"aria-label": "API key", onchange: () => show()});
  const found = h("span", {class: "soft", role: "status"});
  const detail = h("div", {class: "detail", tabIndex: -1});
  const list = new List("Jobs, newest first", (job) => [
    h("span", {class: "top"}, pill(job.state), h("code", {class: "grow cut"}, visible(job.id)), h("span", {class: "soft"}, count(job.credits))),
    h("span", {class: "cut prompt"}, job.prompt === null ? h("i", {class: "soft"}, "no prompt") : oneLine(job.prompt)),
    h("span", {class: "cut soft"}, `${visible(job.model)} · ${job.created.slice(11, 19)}`),
  ], (job) => open(job.id), "No job matches. Jobs appear here as soon as they are created.");
  const root = split(list, detail);
  const isDone = (job) => job.state === "succeeded" || job.state === "failed";
  let shown = null, asked = 0;

  $("view-jobs").append(h("div", {class: "tools"}, search, states, models, accounts, found), root);
  empty();

  function empty() {
    shown = null;
    detail.replaceChildren(h("p", {class: "soft empty"}, "Choose a job to see its timeline, its responses and its video."));
  }
  function show() {
    const words = wordsOf(search.value);
    const rows = [];
    const {order, jobs} = store;
    for (let at = order.length - 1; at >= 0; at--) {
      const job = jobs.get(order[at]);
      if (job && (!states.value || job.state === states.value) && (!models.value || job.model === models.value) &&
          (!accounts.value || String(job.account) === accounts.value) && words.every((word) => job.words.includes(word))) rows.push(job);
    }
    list.show(rows);
    const all = store.state?.jobs ?? 0;
    setText(found, rows.length === all ? `${count(all)} jobs` : `${count(rows.length)} of ${count(all)} jobs`);
  }
  function open(id) {
    root.open(true);
    if (shown === id) return;
    shown = id;
    seen();
    refresh(true);
  }
  /** Remember what the details show, to read them again when it has changed. */
  const seen = () => Object.assign(detail, {version: store.jobs.get(shown)?.version, moved: store.state?.moved});
  /** Read the chosen job again. Its video is kept, so that it goes on playing. */
  async function refresh(isNew) {
    const turn = ++asked;
    const job = await run(() => send("GET", itemPath("jobs", shown)));
    if (!job || turn !== asked) return;
    const video = !isNew && job.video && !job.link_expired ? detail.querySelector("video") : null;
    const had = detail.contains(document.activeElement) ? document.activeElement.textContent : null;
    detail.replaceChildren(...content(job, video));
    if (isNew) detail.scrollTop = 0;
    if (had) ([...detail.querySelectorAll("button")].find((one) => one.textContent === had) ?? detail).focus();
  }
  function content(job, video) {
    const change = (body) => () => run(() => send("POST", itemPath("jobs", job.id), body));
    const actions = isDone(job) ? [] : [
      job.state === "queued" && button("Start generating", change({state: "generating"})),
      button("Succeed", change({state: "succeeded"})), button("Fail", change({state: "failed"})),
      button("Stall", change({state: job.state}), {title: "It stays as it is and never ends."})];
    if (job.state === "succeeded") actions.push(button("Expire the link", change({link: "expired"}), {disabled: job.link_expired}));
    return [
      backButton(root),
      h("h2", {class: "row"}, pill(job.state), h("code", {class: "cut"}, visible(job.id)), copyButton("Copy id", () => job.id)),
      job.prompt === null ? null : h("p", {class: "prompt"}, visible(job.prompt)),
      timeline(job),
      h("div", {class: "row", role: "group", "aria-label": "Change this job"}, actions),
      facts([["Model", job.model], ["Cost", `${credits(job.credits)} (${usd(job.credits)}), ${job.money}`], ["Resolution", job.resolution],
        ["Duration", job.duration && `${job.duration} s`], ["Aspect ratio", job.aspect_ratio], ["Created at", `${job.address} address`],
        ["API key", `key ${job.account}`], ["Fetches", job.looks], ["Client request id", job.client_request_id]]),
      job.video === null ? null : h("h3", {}, "Video"),
      job.video === null ? null : job.link_expired ? h("p", {class: "soft"}, "The link has expired: it responds with 403.")
        : video ?? h("video", {controls: true, preload: "none", src: HERE + job.video, "aria-label": "The video of this job"}),
      h("h3", {}, "The next fetch"),
      ...Object.entries(job.responses).map(([address, body]) => h("div", {},
        h("p", {class: "soft"}, `At the ${address} address: ${body === null ? "404, it does not know this job" : "200"}`),
        body === null ? null : code(JSON.stringify(body, null, 2), `Response at the ${address} address`))),
      h("div", {class: "row"}, button("Show its calls", () => trafficView.search(job.id))),
    ].filter(Boolean);
  }
  function timeline(job) {
    const now = serviceTime(), made = moment(job.created), starts = moment(job.starts), ends = moment(job.ends);
    const hasEnded = isDone(job);
    const queued = Math.min(starts, hasEnded ? ends : Math.max(now, made)) - made;
    const words = [`queued ${span(Math.max(0, queued))}`];
    if (starts <= now || hasEnded) words.push(`generating ${span(Math.max(0, Math.min(ends, Math.max(now, starts)) - starts))}`);
    words.push(hasEnded ? `${job.state} at ${clockTime(ends)}` : ends === Infinity ? "no end planned" : `ends at ${clockTime(ends)}`);
    const whole = (ends === Infinity ? Math.max(now, made + 1) : ends) - made || 1;
    const part = (kind, from, to) => {
      const element = h("i", {class: kind});
      element.style.flexGrow = Math.max(0, Math.min(to, made + whole) - Math.max(from, made)) / whole;
      return element;
    };
    const reached = hasEnded ? ends : Math.min(now, ends);
    return h("div", {class: "timeline"},
      h("div", {class: "bar", "aria-hidden": "true"}, part("queued", made, Math.min(starts, reached)),
        part(hasEnded ? job.state : "generating", Math.min(starts, reached), reached), part("ahead", reached, made + whole)),
      h("p", {class: "soft"}, words.join(" · ")));
  }
  listeners.push((what) => {
    if (what.has("state")) {
      const {states: counted} = store.state ?? {states: {}};
      choose(states, [["", "Any state"], ...["queued", "generating", "succeeded", "failed"].map((state) => [state, `${state} (${count(counted[state] ?? 0)})`])]);
      setText($("jobs-count"), store.state ? count(store.state.jobs) : "");
    }
    if (what.has("jobs")) {
      const values = (name) => [...new Set([...store.jobs.values()].map((job) => job[name]))].sort();
      choose(models, [["", "Any model"], ...values("model").map((model) => [model, visible(model)])]);
      choose(accounts, [["", "Any key"], ...values("account").map((number) => [String(number), `key ${number}`])]);
    }
    if (what.has("jobs") || what.has("state")) show();
    if (shown && !store.jobs.size && what.has("jobs")) empty();
    const job = shown && store.jobs.get(shown);
    if (job && (job.version !== detail.version || store.state?.moved !== detail.moved)) {
      seen();
      refresh(false);
    }
  });
  return {draw: show, open: (id) => { location.hash = "#jobs"; search.value = states.value = models.value = accounts.value = ""; list.chosen = id; show(); open(id); }};
})();
