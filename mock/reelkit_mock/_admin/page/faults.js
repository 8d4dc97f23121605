// Faults: a form of every effect and condition, what has happened of them, and the scenario to copy.

(() => {
  const table = h("tbody", {}), unfired = h("ul", {class: "warn"}), none = h("p", {class: "soft"}, "No faults.");
  const scenario = h("pre", {tabIndex: 0, role: "region", "aria-label": "The scenario so far, as YAML"});
  const form = h("form", {onsubmit: (event) => { event.preventDefault(); run(add); }});
  let effects = [], conditions = [], yaml = "";

  $("view-faults").append(h("div", {class: "columns"},
    h("div", {class: "panel"}, h("h2", {}, "Add a fault"), form),
    h("div", {class: "panel"}, h("h2", {}, "Faults of this namespace"), none,
      h("div", {class: "scroll", tabIndex: 0, role: "region", "aria-label": "Table of faults"}, h("table", {}, h("thead", {}, h("tr", {},
        ["Fault", "Times", "Happened", "Left"].map((text) => h("th", {scope: "col"}, text)))), table)), unfired,
      button("Remove all", () => run(() => send("DELETE", "faults"))),
      h("h2", {class: "row"}, "The scenario so far", copyButton("Copy as YAML", () => yaml)),
      h("p", {class: "soft"}, "Save it as scenario.yaml and start: reelkit mock --scenario scenario.yaml"), scenario)));

  /** A row for one effect or condition. It counts if its box is checked, which typing does. */
  function row(name, schema, prefix) {
    const id = `${prefix}-${name}`, box = h("input", {type: "checkbox", id});
    const about = h("span", {class: "soft", id: `${id}-about`}, visible(schema.description));
    const check = {"aria-label": `Value of ${name}`, "aria-describedby": `${id}-about`, oninput: () => { box.checked = true; }};
    let input = null, read = () => true;
    if (schema.enum) {
      input = h("select", check, schema.enum.map((value) => option(value)));
      read = () => input.value;
    } else if (schema.const === undefined) {
      const types = [schema.type].flat(), isNumber = types.length === 1 && (types[0] === "integer" || types[0] === "number");
      const example = types.includes("object") ? (name === "headers" ? '{"name": "value"}' : '5 or {"date": 5}') : "";
      input = h("input", {...check, type: isNumber ? "number" : "text", step: "any", placeholder: example, spellcheck: false});
      read = () => {
        if (!types.includes("object") && !isNumber) return input.value;
        const value = parsed(input.value);
        if (value === undefined) throw new Error(`${name}: give ${isNumber ? "a number" : `JSON, such as ${example}`}`);
        return value;
      };
    }
    return {name, box, read, element: h("div", {class: "choice"}, box, h("label", {htmlFor: id}, h("code", {}, name)), input ?? h("span"), about)};
  }
  const chosen = (rows) => Object.fromEntries(rows.filter(({box}) => box.checked).map(({name, read}) => [name, read()]));
  async function add() {
    const what = chosen(effects), when = chosen(conditions), times = form.elements.times.value.trim(), name = form.elements.faultname.value.trim();
    if (!Object.keys(what).length) throw new Error("Choose at least one effect.");
    await send("POST", "faults", {what, when, times: times === "always" ? times : Number(times), ...(name ? {name} : {})});
    for (const {box} of [...effects, ...conditions]) box.checked = false;
    say("The fault waits for a request that matches.");
  }
  run(async () => {
    const {$defs: {what, when, fault}} = await send("GET", "schema");
    effects = Object.entries(what.else.properties).map(([name, schema]) => row(name, schema, "effect"));
    conditions = Object.entries(when.properties).map(([name, schema]) => row(name, schema, "condition"));
    const inline = (label, name, value, about) => h("div", {class: "field"}, h("label", {htmlFor: name}, label), h("input", {id: name, name, value, "aria-describedby": `${name}-about`}),
      h("p", {class: "soft", id: `${name}-about`}, about));
    form.append(h("div", {class: "fields"}, inline("Times", "times", "1", `A number, or “always”. ${fault.properties.times.description}`),
      inline("Name", "faultname", "", fault.properties.name.description), h("div", {class: "field"}, h("button", {class: "main"}, "Add the fault"))),
      h("fieldset", {}, h("legend", {}, "What happens"), effects.map(({element}) => element)),
      h("fieldset", {}, h("legend", {}, "When: every condition must hold"), conditions.map(({element}) => element)));
  });
  let known = "";
  listeners.push((what) => {
    if (!what.has("state") || !store.state) return;
    const {faults, unfired: waiting, clock, personality, seed} = store.state;
    const now = JSON.stringify([faults, waiting, clock, personality, seed]);
    if (now === known) return;
    known = now;
    setText($("faults-count"), faults.length ? count(faults.length) : "");
    none.hidden = faults.length > 0;
    table.parentElement.hidden = !faults.length;
    table.replaceChildren(...faults.map((fault) => h("tr", {}, h("td", {}, h("b", {}, oneLine(fault.name)), h("br"),
      h("code", {class: "soft"}, oneLine(JSON.stringify({what: fault.what, when: fault.when})))),
      ...[fault.times, fault.fired, fault.left].map((value) => h("td", {class: "number"}, String(value))))));
    unfired.replaceChildren(...waiting.map((text) => h("li", {}, oneLine(text))));
    run(async () => {
      const settings = await send("GET", "settings");
      yaml = Object.keys(settings).length ? asYaml(settings) : "{}\n";
      setText(scenario, visible(yaml));
    });
  });
})();
