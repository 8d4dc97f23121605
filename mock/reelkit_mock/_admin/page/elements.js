// Elements. Every text becomes a text node, so nothing that a request contains is ever read as HTML.

const $ = (id) => document.getElementById(id);

/** Create an element. Names that begin with `on` are listeners, and names with a hyphen or `role` are attributes. */
function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "class") element.className = value;
    else if (key.includes("-") || key === "role" || key === "for" || key === "list") element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}
const setText = (element, text) => { if (element.textContent !== text) element.textContent = text; };
const button = (text, onclick, properties = {}) => h("button", {type: "button", onclick, ...properties}, text);
const option = (value, text = value) => h("option", {value}, text);
const pill = (tone, text = tone) => h("span", {class: `pill ${tone}`}, text);
const facts = (pairs) => h("dl", {class: "facts"}, pairs.filter(([, value]) => value !== null && value !== undefined && value !== "")
  .map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value instanceof Node ? value : oneLine(value)))));
const code = (text, label) => h("pre", {tabIndex: 0, role: "region", "aria-label": label}, visible(text));

/** Show a text, or in a list of choices the first one, where an element has it already. */
function choose(select, pairs) {
  const known = JSON.stringify(pairs);
  if (select.choices === known) return;
  const chosen = select.value;
  select.choices = known;
  select.replaceChildren(...pairs.map(([value, text]) => option(value, text)));
  if (pairs.some(([value]) => value === chosen)) select.value = chosen;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {  // no permission, or a page that is neither https nor on loopback
    const area = h("textarea", {value: text, class: "unseen"});
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say("Copied.");
}
const copyButton = (label, text) => button(label, () => copy(text()));

let sayTimer;
function say(text) {
  setText($("done"), text);
  clearTimeout(sayTimer);
  sayTimer = setTimeout(() => setText($("done"), ""), 4000);
}
function showProblem(text) {
  $("problem").hidden = !text;
  $("problem").replaceChildren(visible(text), text ? button("Close", () => showProblem("")) : "");
}
/** Run an action of a button, and show why it failed. */
async function run(action) {
  showProblem("");
  try { return await action(); } catch (error) { showProblem(error.message); return undefined; }
}

/** Ask in a dialog, and return the value of its field, "" for a question without one, or null if it was closed. */
function ask(question, {field = null, confirm = "OK"} = {}) {
  return new Promise((resolve) => {
    const input = field && h("input", {type: "password", autocomplete: "off", "aria-label": field});
    const dialog = h("dialog", {"aria-label": question, onclose: () => {
      resolve(dialog.returnValue === "ok" ? (input?.value ?? "") : null);
      dialog.remove();
    }}, h("form", {method: "dialog"}, h("p", {}, question), input, h("div", {class: "row"},
      h("button", {value: "ok", class: "main"}, confirm), h("button", {value: "", formNoValidate: true}, "Cancel"))));
    document.body.append(dialog);
    dialog.showModal();
  });
}
