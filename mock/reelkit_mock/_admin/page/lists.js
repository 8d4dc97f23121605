// A list of any length. Only the rows that can be seen are in the document.

const MARGIN = 6;  // rows above and below

class List {
  /** *render* fills the row of an item; *select* is called with the chosen one. Items have a `key` and a `version`. */
  constructor(label, render, select, empty) {
    Object.assign(this, {render, select, empty, items: [], chosen: null, rows: new Map()});
    this.space = h("div", {class: "space", role: "presentation"});
    this.note = h("p", {class: "soft empty"}, empty);
    this.root = h("div", {class: "list", role: "listbox", tabIndex: 0, "aria-label": label,
      onscroll: () => this.draw(), onkeydown: (event) => this.pressed(event)}, this.space);
    this.box = h("div", {class: "listbox"}, this.root, this.note);
    new ResizeObserver(() => this.draw()).observe(this.root);
  }
  get height() {
    const row = getComputedStyle(this.root).getPropertyValue("--row");
    return parseFloat(row) * parseFloat(getComputedStyle(document.documentElement).fontSize);
  }
  /** Show these items. What the user looks at stays where it is, although newer items are put above it. */
  show(items) {
    const height = this.height, top = this.root.scrollTop;
    const anchor = top > height ? this.items[Math.floor(top / height)]?.key : undefined;
    this.items = items;
    this.space.style.height = `${items.length * height}px`;
    this.note.hidden = items.length > 0;
    if (anchor !== undefined) {
      const at = items.findIndex((item) => item.key === anchor);
      if (at >= 0) this.root.scrollTop = at * height + (top % height);
    }
    this.draw();
  }
  draw() {
    const height = this.height, {scrollTop, clientHeight} = this.root;
    if (!clientHeight) return;
    const first = Math.max(0, Math.floor(scrollTop / height) - MARGIN);
    const last = Math.min(this.items.length, Math.ceil((scrollTop + clientHeight) / height) + MARGIN);
    const wanted = new Set(this.items.slice(first, last).map((item) => item.key));
    for (const [key, row] of this.rows) if (!wanted.has(key)) { row.remove(); this.rows.delete(key); }
    for (let at = first; at < last; at++) this.place(this.items[at], at, at - first, height);
    const row = this.rows.get(this.chosen);
    if (row) this.root.setAttribute("aria-activedescendant", row.id); else this.root.removeAttribute("aria-activedescendant");
  }
  place(item, at, place, height) {
    let row = this.rows.get(item.key);
    if (!row) {
      row = h("div", {class: "option", role: "option", id: `option-${++List.made}`, onclick: () => this.choose(item.key)});
      this.rows.set(item.key, row);
    }
    const before = this.space.children[place];
    if (before !== row) this.space.insertBefore(row, before ?? null);  // in the order in which they are read
    if (row.version !== item.version) {
      row.version = item.version;
      row.replaceChildren(...this.render(item));
    }
    row.style.transform = `translateY(${at * height}px)`;
    row.setAttribute("aria-selected", item.key === this.chosen);
    row.setAttribute("aria-posinset", at + 1);
    row.setAttribute("aria-setsize", this.items.length);
  }
  choose(key) {
    this.chosen = key;
    this.draw();
    this.select(this.items.find((item) => item.key === key));
  }
  pressed(event) {
    const page = Math.max(1, Math.floor(this.root.clientHeight / this.height) - 1), end = this.items.length - 1;
    const at = this.items.findIndex((item) => item.key === this.chosen);
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: end}[event.key];
    if (to === undefined || end < 0) return;
    event.preventDefault();
    const next = Math.min(end, Math.max(0, to)), height = this.height, top = next * height;
    if (top < this.root.scrollTop) this.root.scrollTop = top;
    if (top + height > this.root.scrollTop + this.root.clientHeight) this.root.scrollTop = top + height - this.root.clientHeight;
    this.choose(this.items[next].key);
  }
}
List.made = 0;

/** A list beside what it shows of the chosen item; one above the other where there is no room. */
function split(list, detail) {
  const root = h("div", {class: "split"}, list.box, detail);
  root.open = (isOpen) => {
    root.classList.toggle("open", isOpen);
    if (!isOpen) list.root.focus();
  };
  return root;
}
const backButton = (root) => button("← Back to the list", () => root.open(false), {class: "back"});
