// Stands before every script of a test: short names for what the contract fixes.
const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const el = () => $("article-context");
const root = () => el().shadowRoot;
const shown = (element) => Boolean(element) && element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
const parts = (name) => $$(`[part~="${name}"]`, root()).filter(shown);
const part = (name) => parts(name)[0] || null;
const listedEvent = (id) => $(`[part~=event][data-context-event="${id}"]`, root());
const listedTerm = (id) => $(`[part~=term][data-context-term="${id}"]`, root());
const button = (element) => (element.matches("button, summary, a, [role=button]") ? element : $("button, summary, a, [role=button]", element));
const listedEvents = () => parts("event").map((event) => event.dataset.contextEvent);
// Any element of any article-context on the page.
const cards = () => $$("article-context").flatMap((e) => $$("[part~=card]", e.shadowRoot)).filter(shown);
const card = () => cards()[0] || null;
const pieces = (within = document) => $$(".article-context-mark", within);
// The marked mentions in the order of the text, pieces joined.
const mentions = (within = document) => {
  const found = new Map();
  for (const piece of pieces(within)) {
    const { contextMention: number, contextTerm: term } = piece.dataset;
    const mention = found.get(number) || { term, text: "", pieces: 0 };
    mention.text += piece.textContent;
    mention.pieces += 1;
    found.set(number, mention);
  }
  return [...found.values()];
};
const texts = (within) => mentions(within).map((mention) => mention.text);
const marks = (id) => pieces().filter((piece) => piece.dataset.contextTerm === id);
const mark = (id) => marks(id)[0] || null;
const details = (name) => window.__events.filter((event) => event.name === name).map((event) => event.detail);
const deepActive = () => {
  let active = document.activeElement;
  while (active && active.shadowRoot && active.shadowRoot.activeElement) active = active.shadowRoot.activeElement;
  return active;
};
const textNodes = (element) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let count = 0;
  while (walker.nextNode()) count += 1;
  return count;
};
// Whether every article of the page is as it was before any script ran; the difference, if not.
const changed = () => {
  for (const [element, before] of window.__before) {
    if (!element.isEqualNode(before)) return `differs: ${element.outerHTML}`;
    if (textNodes(element) !== textNodes(before)) return `${textNodes(element)} text nodes, were ${textNodes(before)}`;
  }
  return window.__before.length ? "" : "no article";
};
const until = async (holds, what, time = 5000) => {
  const deadline = performance.now() + time;
  for (;;) {
    const value = holds();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((go) => setTimeout(go, 10));
  }
};
