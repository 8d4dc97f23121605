// Money: what jobs cost, as sums, over time, and one by one.

const moneyView = (() => {
  const sums = Object.fromEntries(["held", "charged", "released"].map((name) => [name, h("dd", {class: `sum ${name}`}, "–")]));
  const picture = h("div", {class: "panel"});
  const list = new List("Ledger, newest first", (job) => [h("span", {class: "top"}, h("time", {class: "soft"}, clockTime(moment(job.created)).slice(5)),
    h("span", {class: `${job.money} tag`}, job.money), h("code", {class: "grow cut"}, visible(job.id)), h("b", {}, count(job.credits))),
    h("span", {class: "cut soft"}, visible(job.model))], (job) => jobsView.open(job.id), "Nothing was bought.");
  const SVG = "http://www.w3.org/2000/svg", WIDTH = 800, HEIGHT = 180;

  list.root.classList.add("medium");
  $("view-money").append(h("div", {class: "stack"}, h("dl", {class: "facts sums"}, Object.entries(sums).map(([name, element]) => h("div", {}, h("dt", {}, name), element))),
    picture, list.box));

  const shape = (name, attributes) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  function draw() {
    if ($("view-money").hidden || !store.state) return;
    for (const [name, element] of Object.entries(sums)) setText(element, `${count(store.state.credits[name])} (${usd(store.state.credits[name])})`);
    const jobs = store.order.map((id) => store.jobs.get(id)).filter(Boolean);
    list.show(jobs.toReversed());
    picture.hidden = jobs.length < 2;
    if (picture.hidden) return;
    const first = moment(jobs[0].created), length = moment(jobs.at(-1).created) - first || 1;
    const total = {held: 0, charged: 0}, points = {held: [], charged: []};
    let most = 1;
    for (const job of jobs) {
      if (job.money in total) total[job.money] += job.credits;
      most = Math.max(most, total.held + total.charged);
      for (const name of ["charged", "held"])
        points[name].push([(moment(job.created) - first) / length, total.charged + (name === "held" ? total.held : 0)]);
    }
    const step = Math.ceil(jobs.length / 400);
    const line = (name) => points[name].filter((_, at) => at % step === 0 || at === jobs.length - 1)
      .map(([x, y]) => `${(x * WIDTH).toFixed(1)},${(HEIGHT - (y / most) * (HEIGHT - 8)).toFixed(1)}`).join(" ");
    const words = `Credits of the jobs created so far: ${count(total.charged)} charged, ${count(total.held)} held.`;
    const svg = shape("svg", {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": words, preserveAspectRatio: "none"});
    for (const name of ["held", "charged"]) svg.append(shape("polygon", {class: name, points: `0,${HEIGHT} ${line(name)} ${WIDTH},${HEIGHT}`}));
    picture.replaceChildren(svg, h("p", {class: "soft row apart"}, h("span", {}, clockTime(first)),
      h("span", {}, "by time of creation: ", h("span", {class: "charged"}, "■ charged"), " ", h("span", {class: "held"}, "■ held, on top")), h("span", {}, clockTime(first + length))));
  }
  listeners.push((what) => { if (what.has("jobs") || what.has("state")) draw(); });
  return {draw};
})();
