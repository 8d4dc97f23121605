// Make a job: any model of the contract, a form made from its schema, and the request in three languages.

(() => {
  const search = h("input", {type: "search", "aria-label": "Search models", placeholder: "Search models", oninput: () => show()});
  const form = h("form", {class: "detail", tabIndex: -1, novalidate: true, onsubmit: (event) => { event.preventDefault(); submit(); }, oninput: () => edited()});
  const list = new List("Models", (model) => [h("span", {class: "cut"}, model.id)], open, "No model matches.");
  const root = split(list, form);
  const verdict = h("p", {role: "status"});
  const shown = h("pre", {tabIndex: 0, role: "region", "aria-label": "The request"});
  const answer = h("div", {role: "status"});
  const languages = {curl: asCurl, Python: asPython, JavaScript: asJavaScript};
  const language = h("select", {"aria-label": "Language", onchange: () => preview()}, Object.keys(languages).map((name) => option(name)));
  const address = h("select", {});
  let all = [], model = null, fields = [], timer, checks = 0;

  list.root.classList.add("short");
  root.classList.add("narrow");
  $("view-make").append(h("div", {class: "tools"}, search), root);
  form.append(h("p", {class: "soft empty"}, "Choose a model."));

  function show() {
    const words = wordsOf(search.value);
    list.show(all.filter(({id}) => words.every((word) => id.toLowerCase().includes(word))));
  }
  async function open({id}) {
    root.open(true);
    if (model?.id === id) return;
    const found = await run(() => send("GET", itemPath("models", id)));
    if (!found) return;
    model = found;
    const {properties, required = []} = model.schema;
    fields = Object.entries(properties).filter(([name]) => name !== "model")
      .map(([name, schema]) => makeField(name, schema, required.includes(name), edited))
      .sort((a, b) => b.required - a.required);
    choose(address, Object.entries(model.paths).map(([name, path]) => [path, `${name}: ${path}`]));
    answer.replaceChildren();
    const canSend = Object.keys(model.paths).length > 0;
    form.replaceChildren(backButton(root), h("h2", {}, h("code", {}, visible(id))),
      canSend ? "" : h("p", {class: "bad"}, "No address of this scenario accepts this model."),
      h("div", {class: "fields"}, fields.map((field) => field.element)),
      h("div", {class: "fields"}, h("label", {}, "Address", address), keyField()),
      verdict, h("div", {class: "row"}, h("button", {class: "main", disabled: !canSend}, "Send the request")), answer,
      h("h3", {class: "row"}, "The request", language, copyButton("Copy", () => languages[language.value](request()))), shown);
    form.scrollTop = 0;
    edited();
  }
  const body = () => {
    const values = {model: model.id};
    for (const field of fields) {
      const value = field.value();
      if (value !== undefined) values[field.name] = value;
    }
    return values;
  };
  const request = () => ({method: "POST", url: location.origin + HERE + address.value, body: JSON.stringify(body()),
    headers: {authorization: "", "content-type": "application/json"}});
  function preview() {
    const text = languages[language.value](request());
    setText(shown, visible(text.length > 5000 ? `${text.slice(0, 5000)}\n… ${count(text.length - 5000)} more characters; Copy has them all` : text));
  }
  function edited() {
    if (!model) return;
    preview();
    clearTimeout(timer);
    timer = setTimeout(check, 150);
  }
  /** Let the mock say what it would refuse. Return whether it would accept the request. */
  async function check() {
    if (!address.value) return false;
    const turn = ++checks, wrong = fields.map((field) => field.problem()).filter(Boolean).join("; ");
    const problems = wrong || (await run(() => send("POST", "check", {path: address.value, body: body()})))?.problems;
    if (turn !== checks) return false;
    verdict.className = problems ? "bad" : "good";
    setText(verdict, problems ? `It would be refused: ${visible(problems)}` : "It fits the contract.");
    return !problems;
  }
  async function submit() {
    if (!await check()) return;
    const {body: text} = request();
    const reply = await run(() => callService("POST", HERE + address.value, {"Authorization": `Bearer ${apiKey()}`, "Content-Type": "application/json"}, text)
      .catch(() => { throw new Error("The request got no response. See Traffic: a fault may have been due."); }));
    if (!reply) return;
    const id = parsed(reply.body)?.id ?? parsed(reply.body)?.generation_id;
    answer.replaceChildren(h("p", {class: reply.status < 400 ? "good" : "bad"}, `Response: ${reply.status}`), code(pretty(reply.body), "The response"),
      id && reply.status < 400 ? button("Show the job", () => jobsView.open(id)) : "");
  }
  run(async () => {
    all = (await send("GET", "models")).models.map((id) => ({id, key: id, version: 1}));
    show();
  });
  new ResizeObserver(() => list.draw()).observe($("view-make"));
})();

/** An input for a field: what it may contain comes from the schema. `value()` is undefined if it is left empty. */
function makeField(name, schema, required, edited) {
  const id = `field-${name}`, explanation = h("p", {class: "soft", id: `${id}-about`}, visible(schema.description));
  const common = {id, name, required, "aria-describedby": `${id}-about`};
  const byDefault = schema.default === undefined ? "not set" : `default: ${schema.default}`;
  const types = [schema.type].flat();
  let input, read = (text) => text, problem = () => "", extra = null;
  if (schema.enum || types.includes("boolean")) {
    const values = schema.enum ?? [true, false];
    input = h("select", common, option("", required ? "choose" : byDefault), values.map((value) => option(JSON.stringify(value), String(value))));
    read = JSON.parse;
  } else if (types.includes("integer") || types.includes("number")) {
    input = h("input", {...common, type: "number", min: schema.minimum ?? "", max: schema.maximum ?? "", step: types.includes("integer") ? 1 : "any", placeholder: byDefault});
    read = Number;
    problem = () => (input.validity.badInput ? `${name}: not a number` : "");
  } else if (types.includes("array") && [schema.items?.type].flat().includes("string")) {
    input = h("textarea", {...common, rows: 2, placeholder: "one per line"});
    read = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);
  } else if (types.includes("string")) {
    const isLong = /prompt|text|content/.test(name) && !schema.format;
    input = h(isLong ? "textarea" : "input", {...common, placeholder: schema.default === undefined ? "" : byDefault, ...(isLong ? {rows: 2} : {type: "text"})});
    if (schema.maxLength) input.maxLength = schema.maxLength;
  } else {
    input = h("textarea", {...common, rows: 2, placeholder: "JSON", spellcheck: false});
    read = parsed;
    problem = () => (input.value && parsed(input.value) === undefined ? `${name}: not JSON` : "");
  }
  const forms = schema["x-reelkit-file"] ?? schema.items?.["x-reelkit-file"] ?? [];
  let files = [];
  if (forms.includes("base64") || forms.includes("data-uri")) {
    const picker = h("input", {type: "file", multiple: types.includes("array"), "aria-label": `A file for ${name}`, onchange: async () => {
      files = await Promise.all([...picker.files].map((file) => readFile(file, forms.includes("data-uri"))));
      input.disabled = files.length > 0;
      edited();
    }});
    extra = picker;
  }
  return {
    name, required, problem,
    element: h("div", {class: "field"}, h("label", {htmlFor: id}, name, required ? h("b", {class: "bad"}, " required") : ""), input, extra, explanation),
    value: () => {
      if (files.length) return types.includes("array") ? files : files[0];
      return input.value === "" ? undefined : read(input.value);
    },
  };
}
/** A file as a data URI, or in Base64 alone. */
const readFile = (file, isUri) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(isUri ? reader.result : reader.result.slice(reader.result.indexOf(",") + 1));
  reader.onerror = () => reject(new Error(`${file.name} cannot be read.`));
  reader.readAsDataURL(file);
});
