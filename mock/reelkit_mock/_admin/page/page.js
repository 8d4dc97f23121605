// The frame of the page: views, clock and namespaces.

const VIEWS = ["jobs", "make", "traffic", "faults", "money"];
const SPEEDS = [["manual", "stands still"], ["real", "real time"], ["speed:10", "10 times as fast"], ["speed:60", "60 times as fast"], ["speed:600", "600 times as fast"]];

function showView() {
  const name = VIEWS.includes(location.hash.slice(1)) ? location.hash.slice(1) : "jobs";
  for (const view of VIEWS) {
    $(`view-${view}`).hidden = view !== name;
    const link = document.querySelector(`nav a[href="#${view}"]`);
    if (view === name) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
  }
  ({jobs: jobsView, traffic: trafficView, money: moneyView})[name]?.draw();
}
addEventListener("hashchange", showView);

function showTime() {
  if (!store.state) return;
  setText($("now"), `${clockTime(serviceTime())} UTC`);
}
setInterval(showTime, 250);

const moveClock = (body) => run(() => send("POST", "clock", body));
for (const element of document.querySelectorAll("[data-advance]")) {
  const amount = element.dataset.advance;
  element.onclick = () => moveClock({advance: Number(amount) || amount});
}
$("speed").onchange = () => moveClock({clock: $("speed").value}).then(showClock);
$("reset").onclick = async () => {
  if (await ask("Start over, without these jobs, calls and added faults?", {confirm: "Start over"}) !== null) run(() => send("POST", "reset"));
};
async function showNamespaces() {
  const {namespaces} = await send("GET", "namespaces");
  const mine = decodeURIComponent(HERE.slice(MOUNT.length + 4));
  choose($("namespace"), namespaces.map((name) => [name, name || "default"]));
  $("namespace").value = mine;
}
$("namespace").onfocus = () => run(showNamespaces);
$("namespace").onchange = () => {
  const name = $("namespace").value;
  location.href = `${MOUNT}${name ? `/ns/${encodeURIComponent(name)}` : ""}/__mock/${location.hash}`;
};
function showClock() {
  const {clock, personality, namespace} = store.state;
  const isKnown = SPEEDS.some(([setting]) => setting === clock), byPolls = /^(polls|looks):/.test(clock);
  choose($("speed"), isKnown ? SPEEDS : [[clock, byPolls ? `by ${clock}` : clock], ...(byPolls ? [] : SPEEDS)]);
  $("speed").value = clock;
  $("speed").disabled = byPolls;
  for (const element of document.querySelectorAll("[data-advance]")) element.disabled = byPolls && !Number(element.dataset.advance);
  document.title = `${visible(namespace || "reelkit")} · mock`;
  $("clock").title = `personality ${personality}, clock ${clock}`;
}
listeners.push((what) => {
  if (!what.has("state") || !store.state) return;
  showClock();
  showTime();
});
showView();
listen();
run(showNamespaces);
