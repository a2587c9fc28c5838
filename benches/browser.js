// Runs in the page that scripts/bench-browser.mjs opens: one tool on one page, first and warmed.

/** Numbers that are the same each time. */
const dice = (seed) => (end) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * end);
};

/** The sentences of the default pack: prose as news has it. */
const prose = async () => {
  const files = ['', '.details'].map((part) => fetch(`/dist/packs/encryption-policy.en${part}.json`).then((file) => file.json()));
  const sentences = [];
  const gather = (value, key) => {
    if (value && typeof value === 'object') for (const [name, inner] of Object.entries(value)) gather(inner, /\d/.test(name) ? key : name);
    else if (/^(gloss|body|summary|text)$/.test(key)) sentences.push(...value.split(/(?<=\.) /));
  };
  for (const pack of await Promise.all(files)) gather(pack);
  return sentences.map((sentence) => sentence.replace(/[&<>]/g, '').split(' '));
};

/** So many words that are none, made of the letters that follow each other in those there are. */
const coin = (known, count) => {
  const roll = dice(11);
  const follow = new Map();
  for (const word of known) {
    const letters = `  ${word} `;
    for (let at = 2; at < letters.length; at += 1) {
      const pair = letters.slice(at - 2, at);
      follow.set(pair, [...(follow.get(pair) ?? []), letters[at]]);
    }
  }
  const coined = new Set();
  while (coined.size < count) {
    let word = '  ';
    while (word.length < 16) {
      const next = follow.get(word.slice(-2));
      const letter = next[roll(next.length)];
      if (letter === ' ') break;
      word += letter;
    }
    word = word.trim();
    if (word.length > 4 && !known.has(word)) coined.add(word);
  }
  return [...coined];
};

/** Terms of three forms each, a coined word alone and with an English one on either side; the first 60 stand in the text. */
let terms;

/**
 * An article of so many words in paragraphs, with links, stress, headings, quotations, dashes and an accent now and then,
 * as news has them; a term for every hundred words, none in a heading, which this widget never marks.
 */
const write = async (article, count) => {
  const sentences = await prose();
  const english = [...new Set(sentences.flat().map((word) => word.toLowerCase()).filter((word) => /^[a-z]{2,}$/.test(word)))];
  const names = coin(new Set(english), 20000);
  terms = (count) => names.slice(0, count).map((name, number) => (
    [name, `${english[(number * 7919) % english.length]} ${name}`, `${name} ${english[(number * 104729) % english.length]}`]
  ));
  const roll = dice(7);
  const html = [];
  let paragraph = [];
  let words = [];
  for (let number = 1; number <= count; number += 1) {
    while (!words.length) words = [...sentences[roll(sentences.length)]];
    const isTerm = number % 105 === 50;
    let next = isTerm ? names[roll(60)] : words.shift();
    const kind = roll(60);
    if (kind === 0 && !isTerm) next = `<a href="#${number}">${next}</a>`;
    else if (kind === 1) next = `<em>${next}</em>`;
    else if (kind === 2) next = `“${next}”`;
    else if (kind === 3) next += ' –';
    else if (kind === 4 && !isTerm) next = `${next}é`;
    paragraph.push(isTerm && roll(12) === 0 ? `${next},` : next);
    if (number % 60 === 0 || number === count) {
      html.push(number % 600 === 0 ? `<h2>${english[number % english.length]}</h2>` : '', `<p>${paragraph.join(' ')}.</p>`);
      paragraph = [];
    }
  }
  article.innerHTML = html.join('\n');
};

const time = async (work) => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

const letters = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What each tool does to mark everything once, and to undo it. Each gives its milliseconds. */
const tools = {
  walk: (article) => ({
    run: () => time(() => {
      const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      let text = '';
      while (walker.nextNode()) text += walker.currentNode.data;
      window.kept = text.length;
    }),
    undo: () => {},
  }),

  ours: async (article, list) => {
    // Loads the program, which has nothing to do for a language without a pack.
    document.documentElement.lang = 'xx';
    const idle = document.createElement('article-context');
    idle.loading = 'eager';
    document.body.append(idle);
    await idle.ready;
    idle.remove();
    document.documentElement.lang = 'en';
    const element = document.createElement('article-context');
    element.loading = 'eager';
    element.mark = 'all';
    element.layout = 'none';
    // A pack comes as a file.
    const pack = {
      format: 1, id: 'bench', title: 'Bench', language: 'en', events: [],
      terms: list.map((forms, number) => ({
        id: `t${number}`, name: forms[0], forms, gloss: 'G.', sources: [{ title: 'S', url: 'https://example.org/' }],
      })),
    };
    element.pack = URL.createObjectURL(new Blob([JSON.stringify(pack)], { type: 'application/json' }));
    let told;
    element.addEventListener('article-context-ready', ({ detail }) => { told = detail.milliseconds; });
    return {
      run: async () => {
        if (element.isConnected) await element.rescan();
        else {
          document.body.append(element);
          await element.ready;
        }
        return [told.find + told.mark, told.find];
      },
      undo: () => element.restore(),
    };
  },

  'mark.js': (article, list) => {
    const mark = new window.Mark(article);
    return {
      run: () => time(() => mark.mark(list, { separateWordSearch: false, accuracy: 'exactly', element: 'span' })),
      undo: () => mark.unmark(),
    };
  },

  'advanced-mark.js': (article, list, diacritics = false) => {
    const mark = new window.Mark(article);
    const options = {
      separateWordSearch: false, accuracy: 'exactly', element: 'span', combinePatterns: Infinity, diacritics,
    };
    return { run: () => time(() => mark.mark(list, options)), undo: () => mark.unmark() };
  },

  'advanced-mark.js with diacritics': (article, list) => tools['advanced-mark.js'](article, list, true),

  findAndReplaceDOMText: (article, list, [before, behind, flags] = ['\\b', '\\b', 'gi']) => {
    let finder;
    return {
      run: () => time(() => {
        const sorted = [...list].sort((a, b) => b.length - a.length).map(letters);
        finder = window.findAndReplaceDOMText(article, {
          find: new RegExp(`${before}(?:${sorted.join('|')})${behind}`, flags), wrap: 'span', wrapClass: 'found', preset: 'prose',
        });
      }),
      undo: () => finder.revert(),
    };
  },

  'findAndReplaceDOMText, Unicode words': (article, list) => (
    tools.findAndReplaceDOMText(article, list, ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])', 'giu'])
  ),
};

/**
 * Measures a tool: how long the first run took, the median of the warmed ones, and how many marks
 * it set. It stops warming when `patience` milliseconds are gone.
 */
window.measure = async (name, termCount, wordCount, patience) => {
  const article = document.querySelector('article');
  await write(article, wordCount);
  // The page is drawn before each run: what a tool has to wait for is not what another left behind.
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await drawn();
  const list = terms(termCount);
  const tool = await tools[name](article, name === 'ours' ? list : list.flat());
  const begun = performance.now();
  const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
  const first = await tool.run();
  const marks = new Set([...article.querySelectorAll('span')].map((span) => span.dataset.contextMention ?? span)).size;
  const warmed = [];
  try {
    while (warmed.length < 25 && performance.now() - begun < patience) {
      tool.undo();
      await drawn();
      warmed.push(await tool.run());
    }
    tool.undo();
  } catch {
    // mark.js does it once, and then exceeds the stack.
  }
  const part = (index) => median(warmed.slice(warmed.length > 12 ? 8 : 1).map((one) => [one].flat()[index]));
  const [all, find] = [first].flat();
  return { first: all, firstFind: find, warmed: part(0), warmedFind: part(1), marks, runs: warmed.length };
};
