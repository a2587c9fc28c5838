/**
 * The loader: defines <article-context>, and fetches the program when it is needed.
 *
 * Everything the element does is in the program (src/web); here are its attributes, its members
 * and its life. docs/publishers.md is the manual.
 */

// Loader and program are of one version or don't work together; tests/architecture.rs compares it.
const VERSION = '0.1.0';
const NAME = 'article-context';

/** Attributes and what their property gives where they are missing. */
const ATTRIBUTES = {
  for: '', pack: 'default', hide: '', published: '', mark: 'first', paint: 'wrap', skip: '',
  events: 8, kinds: '', jurisdictions: '', layout: 'auto', theme: 'auto', loading: 'idle',
  'heading-level': 2, explain: false,
};
const property = (attribute) => attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

const parsed = new Promise((done) => {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', done, { once: true });
  else done();
});

const get = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the server answered ${response.status} for ${url}`);
  return response;
};

let program;
const load = () => program ??= start().catch((error) => {
  program = undefined;
  throw error;
});
const start = async () => {
  const wasm = get(new URL('widget_bg.wasm', import.meta.url));
  wasm.catch(() => {});
  const module = await import('./widget.js');
  await module.default({ module_or_path: wasm });
  const version = module.version();
  if (version !== VERSION) throw new Error(`loader ${VERSION} met program ${version}: serve files of one version`);
  return module;
};

/** The rest of the program: what only a reader who does something needs. */
let coming;
const rest = () => coming ??= load().then((module) => module.rest?.()).catch((error) => {
  coming = undefined;
  throw error;
});

/** The text at an address, or the error; fetched once a page, again where it failed. */
const texts = new Map();
const text = (url) => {
  if (!texts.has(url)) {
    texts.set(url, get(url).then((response) => response.text()).catch((error) => {
      texts.delete(url);
      return error;
    }));
  }
  return texts.get(url);
};

/** Elements that are blocks in the flow and out of it alike. */
const BLOCKS = new Set('p,div,h1,h2,h3,h4,h5,h6,li,ul,section'.split(','));

/**
 * What src/web/read.rs sees of an article, in one go: crossing into the program for every node
 * would take most of a reader's wait. Left out is what has one of the `names` or matches `signs`, selectors of an
 * attribute each, or `skip`. Gives the text nodes; their texts, with U+0000 between; the
 * steps through the tree, a dot a text, a bracket an element's end, and a letter from A on an
 * element that is of this kind; and the kinds: name and computed display (`none` where it is left
 * out), with `out` where it is out of the flow.
 */
const look = (root, names, signs, skip) => {
  const never = new Set(names.split(','));
  const out = new Set(root.querySelectorAll(skip));
  if (root.matches(skip)) out.add(root);
  const kinds = [];
  const letters = new Map(); // by display, by name
  const nodes = [];
  const texts = [];
  const links = [];
  let steps = '';
  /** Notes an element; gives its first child, where it is to be gone into. */
  const enter = (element) => {
    const name = element.localName;
    const isOut = never.has(name) || out.has(element) || element.hasAttributes() && element.matches(signs);
    const style = isOut ? null : getComputedStyle(element);
    let display = style?.visibility === 'visible' ? style.display : 'none';
    const isSeen = display !== 'none';
    if (display === 'block' && !BLOCKS.has(name) && (style.float !== 'none' || /absolute|fixed/.test(style.position))) display += ' out';
    if (isSeen && name === 'a') links.push((element.getAttribute('href') ?? '').replace(/\s/g, ''));
    let known = letters.get(name);
    if (!known) letters.set(name, known = new Map());
    let letter = known.get(display);
    if (!letter) known.set(display, letter = String.fromCharCode(64 + kinds.push(`${name} ${display}`)));
    steps += letter;
    return isSeen && (element.firstChild ?? (steps += ')', null));
  };
  let next = enter(root);
  for (let node = root; ;) {
    if (next) {
      node = next;
    } else {
      while (node !== root && !(next = node.nextSibling)) {
        node = node.parentNode;
        steps += ')';
      }
      if (!next) break;
      node = next;
    }
    next = null;
    const type = node.nodeType;
    if (type === 1) {
      next = enter(node);
    } else if (type === 3) {
      steps += '.';
      nodes.push(node);
      const { data } = node;
      texts.push(data.includes('\0') ? data.replaceAll('\0', '\ufffd') : data);
    }
  }
  return [nodes, texts.join('\0'), steps, kinds.join('\n'), links.join('\n')];
};

/**
 * Puts parts of text nodes into marks, for src/web/mark.rs, in one go. `parts` has four numbers for each,
 * in order: its node among `nodes`, where it begins and ends there, and its mention from 0; `lines` has two
 * for each mention: its term, and its whole text where it has several parts. A node keeps its place with
 * what stood before its first mark (perhaps nothing), and the rest follows as new nodes: a page whose
 * framework holds on to the node can still write to it or remove it. Gives the function that takes all
 * marks out and rejoins exactly what was split.
 */
const wrap = (nodes, parts, lines, sheet) => {
  // In front of nothing: any rule of the page is stronger.
  const sheets = document.adoptedStyleSheets;
  sheets?.push(sheet);
  const said = lines.split('\n');
  const later = document.createElement('span');
  later.className = `${NAME}-mark`;
  const first = later.cloneNode();
  first.role = 'button';
  first.tabIndex = 0;
  first.ariaExpanded = false;
  const splits = [];
  let [rest, done, mention, pieces] = [];
  for (let at = 0; at < parts.length; at += 4) {
    const start = parts[at + 1];
    const end = parts[at + 2];
    const of = parts[at + 3];
    if (parts[at] !== parts[at - 4]) {
      rest = nodes[parts[at]];
      done = 0;
      splits.push([rest, rest.data.slice(0, start), pieces = []]);
    }
    const isFirst = of !== mention;
    mention = of;
    const mark = (isFirst ? first : later).cloneNode();
    mark.setAttribute('data-context-term', said[2 * of]);
    mark.setAttribute('data-context-mention', of + 1);
    if (isFirst && said[2 * of + 1]) mark.ariaLabel = said[2 * of + 1];
    const text = rest.splitText(start - done);
    done = end;
    rest = text.length > end - start && text.splitText(end - start);
    text.before(mark);
    mark.append(text);
    pieces.push(mark);
    if (rest) pieces.push(rest);
  }
  return () => {
    for (const [node, kept, pieces] of splits.reverse()) {
      const home = homeOf(node, kept, pieces[0]);
      let text = '';
      for (const piece of pieces) {
        if (piece.parentNode) text += piece.textContent;
        piece.remove();
      }
      home?.appendData(text);
    }
    const at = sheets?.indexOf(sheet);
    if (at >= 0) sheets.splice(at, 1);
  };
};

/**
 * The node that gets the text of what was split from it back. None where the page itself has written to it
 * or removed it: then what it did stands for the whole.
 */
const homeOf = (node, kept, next) => {
  if (node.parentNode) return node.data === kept ? node : null;
  // `normalize` removes empty text nodes and merges others into the one before.
  if (!kept) return next.parentNode?.insertBefore(node, next);
  const before = next.previousSibling;
  return before?.nodeType === 3 && before.data.endsWith(kept) ? before : null;
};

/** What the program sees an article with, and marks it. */
export const hands = { look, wrap };

class ArticleContext extends HTMLElement {
  static observedAttributes = [...Object.keys(ATTRIBUTES), 'lang'];
  #widget;
  #pack;
  #ready;
  #settle;
  #stop; // takes back what waits for its moment to load
  #isBegun = false;
  #isDue = false;
  #isAsked = false; // whether the rest of the program is on its way
  #isRestored = false;
  #sketched; // stands where the panel will
  #states = this.attachInternals().states; // `empty` takes no room: style.css

  constructor() {
    super();
    this.#renew();
  }

  get ready() { return this.#ready; }
  get context() { return this.#widget?.context() ?? null; }
  get pack() { return this.#pack ?? this.getAttribute('pack') ?? ATTRIBUTES.pack; }
  set pack(value) {
    const before = this.#pack;
    this.#pack = value && typeof value === 'object' ? value : undefined;
    if (!this.#pack) reflect(this, 'pack', value);
    if (before || this.#pack) this.#change();
  }

  rescan() {
    this.#isRestored = false;
    this.#stop?.();
    this.#isBegun = true;
    const ready = this.#renew();
    this.#run();
    return ready;
  }
  restore() {
    this.#isRestored = true;
    this.#widget?.restore();
  }
  openTerm(id) { this.#widget?.openTerm(String(id)); }
  closeTerm() { this.#widget?.closeTerm(); }
  showEvent(id) { this.#widget?.showEvent(String(id)); }

  connectedCallback() {
    // What was set before the element was defined hides the accessors.
    for (const name of Object.keys(ATTRIBUTES).map(property)) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (this.#isBegun) this.#change();
    else this.#begin();
  }

  disconnectedCallback() {
    // A move is a removal and an insertion.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#stop?.();
      this.#widget?.leave();
      this.#widget = undefined;
      this.#isBegun = this.#isRestored = false;
      this.#settle.resolve();
    });
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === 'loading') {
      if (this.#stop) this.#begin();
    } else {
      this.#change();
    }
  }

  /** Waits for the moment `loading` names, then runs. */
  #begin() {
    this.#stop?.();
    if (this.#isBegun || !this.isConnected) return;
    this.#renew();
    const go = () => {
      this.#stop?.();
      this.#isBegun = true;
      this.#run();
    };
    const { loading } = this;
    if (loading === 'eager') go();
    else if (loading === 'visible') {
      const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && go());
      observer.observe(this);
      this.#waits(() => observer.disconnect());
    } else if (window.requestIdleCallback) {
      const idle = requestIdleCallback(go, { timeout: 2000 });
      this.#waits(() => cancelIdleCallback(idle));
    } else {
      const timer = setTimeout(go);
      this.#waits(() => clearTimeout(timer));
    }
  }

  #waits(stop) {
    this.#stop = () => {
      this.#stop = undefined;
      stop();
    };
  }

  /** Runs again after what changed, once for all changes of this task. */
  #change() {
    if (!this.#isBegun || !this.isConnected) return;
    this.#renew();
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      if (this.#isDue && this.isConnected) this.#run();
    });
  }

  /** A new `ready`; one still pending follows it. */
  #renew() {
    const before = this.#settle;
    this.#ready = new Promise((resolve, reject) => { this.#settle = { resolve, reject }; });
    this.#ready.catch(() => {});
    before?.resolve(this.#ready);
    return this.#ready;
  }

  async #run() {
    this.#isDue = false;
    const settle = this.#settle;
    const sketch = setTimeout(() => this.#sketch(), 300);
    try {
      const { Widget } = await load();
      await parsed;
      if (!this.isConnected) settle.resolve();
      if (settle !== this.#settle || !this.isConnected) return;
      const isAgain = this.#widget;
      this.#widget ??= new Widget(this, import.meta.url, (type, detail) => this.#tell(type, detail), (url) => this.#fetch(url), hands, () => this.#complete());
      // Changing what is shown, and what few pages ask for, is in the rest of the program.
      if (isAgain || this.paint === 'highlight' || this.explain) {
        await rest();
        this.#widget?.come(true);
      }
      if (settle !== this.#settle || !this.isConnected) return;
      const addresses = this.#widget.plan(this.#pack);
      const fetching = Promise.all(addresses.map(text));
      if (addresses.length && !isAgain) this.#widget.rehearse();
      const fetched = await fetching;
      // A later run took over, or there is no place any more.
      if (settle !== this.#settle || !this.isConnected) return;
      await this.#widget.finish(fetched, this.#isRestored);
      this.#showSeat();
      settle.resolve();
      if (/[#&]context-/.test(location.hash)) this.#complete();
    } catch (error) {
      if (settle !== this.#settle || !this.isConnected) return;
      // What the program refuses, it has told; anything else is the program's own failure.
      if (typeof error?.code !== 'string') {
        this.#widget = undefined;
        this.shadowRoot?.replaceChildren();
        for (const mark of document.querySelectorAll(`.${NAME}-mark`)) mark.replaceWith(...mark.childNodes);
        for (const name of [NAME, `${NAME}-active`]) CSS.highlights?.delete(name);
        error = Object.assign(new Error(`the program did not start: ${error?.message ?? error}`), { code: 'wasm' });
        this.#tell('error', { code: error.code, message: error.message });
      }
      this.#showSeat();
      if (!navigator.onLine) addEventListener('online', () => this.#change(), { once: true });
      settle.reject(error);
    } finally {
      clearTimeout(sketch);
      this.#sketched?.remove();
    }
  }

  async #complete() {
    if (this.#isAsked) return;
    this.#isAsked = true;
    try {
      await rest();
      this.#widget?.come(true);
    } catch (error) {
      this.#widget?.come(false);
      this.#tell('error', { code: 'wasm', message: `the rest of the program is missing: ${error?.message ?? error}` });
    }
    this.#isAsked = false;
  }

  #showSeat() {
    this.#states[this.#widget?.isSeen() ? 'delete' : 'add']('empty');
  }

  /** Grey lines where the panel will be, in room that the page keeps for it: they move nothing, and nothing in them moves. */
  #sketch() {
    if (/none|drawer/.test(this.layout) || this.firstElementChild || this.shadowRoot?.firstChild) return;
    const { height } = this.getBoundingClientRect();
    if (height < 60) return;
    const sketch = this.#sketched = document.createElement('div');
    sketch.ariaHidden = true;
    const lines = Math.min(height, 140);
    Object.assign(sketch.style, {
      height: `${lines}px`, marginBottom: `-${lines}px`, opacity: 0.08,
      background: 'repeating-linear-gradient(currentColor 0 10px, #0000 0 26px)',
    });
    (this.shadowRoot ?? this.attachShadow({ mode: 'open' })).append(sketch);
  }

  async #fetch(url) {
    const fetched = await text(url);
    // Taking it in takes long: what was opened is drawn before. A hidden page draws nothing.
    await new Promise((go) => { requestAnimationFrame(() => setTimeout(go)); setTimeout(go, 100); });
    this.#widget?.complete(url, fetched);
  }

  #tell(type, detail) {
    if (type === 'error') console.warn(`${NAME}: ${detail.message}`);
    this.dispatchEvent(new CustomEvent(`${NAME}-${type}`, { detail, bubbles: true, composed: true }));
  }
}

const reflect = (element, attribute, value) => {
  if (value === null || value === undefined) element.removeAttribute(attribute);
  else element.setAttribute(attribute, value);
};

for (const [attribute, fallback] of Object.entries(ATTRIBUTES)) {
  const name = property(attribute);
  if (name in ArticleContext.prototype) continue;
  Object.defineProperty(ArticleContext.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      if (fallback === false) return this.hasAttribute(attribute);
      const value = this.getAttribute(attribute);
      return typeof fallback === 'number' ? Number(value) || fallback : value ?? fallback;
    },
    set(value) { reflect(this, attribute, fallback === false ? (value ? '' : null) : value); },
  });
}

if (!customElements.get(NAME)) customElements.define(NAME, ArticleContext);
