// Measures this widget and its peers in Chromium; see scripts/bench-browser.
import { createReadStream, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { browse } from './browse.mjs';

const TERMS = [60, 500, 1000, 5000, 20000];
const WORDS = [1000, 10000, 100000];
/** Fresh pages for each first run, and on how many of them it is run again. */
const PAGES = 11;
const WARMED_PAGES = 3;
/** Milliseconds; a tool that takes half of it is not asked for more terms: a script may run for three times as long. */
const PATIENCE = 10000;
const OURS = 'ours';
const PEERS = ['findAndReplaceDOMText', 'findAndReplaceDOMText, Unicode words', 'advanced-mark.js', 'advanced-mark.js with diacritics', 'mark.js'];
const SCRIPTS = {
  findAndReplaceDOMText: 'findandreplacedomtext/src/findAndReplaceDOMText.js',
  'findAndReplaceDOMText, Unicode words': 'findandreplacedomtext/src/findAndReplaceDOMText.js',
  'advanced-mark.js': 'advanced-mark.js/dist/mark.min.js',
  'advanced-mark.js with diacritics': 'advanced-mark.js/dist/mark.min.js',
  'mark.js': 'mark.js/dist/mark.min.js',
};
const REPORT = 'docs/benchmarks.md';
const [BEGIN, END] = ['<!-- what scripts/bench-browser writes -->', '<!-- as far as here -->'];

const TYPES = {
  '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm',
};
const page = (tool) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Benchmark</title>
<link rel="icon" href="data:,"><style>body { max-width: 40em; font: 16px/1.5 serif }</style><article></article>
<script src="/benches/browser.js"></script>
${tool === OURS ? '<script type="module" src="/dist/article-context.js"></script>' : ''}
${SCRIPTS[tool] ? `<script src="/benches/peers/node_modules/${SCRIPTS[tool]}"></script>` : ''}`;

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  // Isolated, so that the clock is fine.
  const head = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
  if (pathname === '/') {
    response.writeHead(200, { ...head, 'content-type': 'text/html' });
    response.end(page(searchParams.get('tool')));
    return;
  }
  const file = join('.', pathname);
  if (pathname.includes('..') || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { ...head, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
});
await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
const { port } = server.address();
const address = `http://127.0.0.1:${port}/`;
let pages = 0;

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];

/** One tool on one cell, over several fresh pages; `null` where it throws. */
const measure = async (browser, tool, terms, words) => {
  const runs = [];
  for (let page = 0; page < PAGES; page += 1) {
    // Of another site each time, so that it has a process of its own: a reader's first page finds no program and
    // no regular expression compiled before.
    pages += 1;
    await browser.open(`http://page${pages}.localhost:${port}/?tool=${encodeURIComponent(tool)}`);
    const patience = page < WARMED_PAGES ? PATIENCE / 2 : 0;
    const run = await browser.run('try { return await measure(...args); } catch (error) { return { error: String(error) }; }', tool, terms, words, patience);
    if (run.error) return { error: run.error };
    runs.push(run);
    if (run.first > PATIENCE / 4) break;
  }
  const middle = (key) => median(runs.map((run) => run[key]).filter(Number.isFinite));
  return {
    first: middle('first'), warmed: middle('warmed') ?? middle('first'), marks: runs[0].marks,
    firstFind: middle('firstFind'), warmedFind: middle('warmedFind'),
  };
};

const written = (number) => {
  if (number === undefined) return '–';
  return number >= 100 ? Math.round(number).toLocaleString('en') : number.toFixed(number >= 10 ? 1 : 2);
};
const pair = (result) => {
  if (!result) return '–';
  return result.error ? 'throws' : `${written(result.first)} / ${written(result.warmed)}`;
};

const [onlyTerms, onlyWords] = process.argv.slice(2).map(Number);
const browser = await browse();
const rows = [];
let version;
try {
  await browser.open(address);
  version = await browser.run('return navigator.userAgent.match(/Chrome.(\\d+)/)[1]');
  for (const words of onlyWords ? [onlyWords] : WORDS) {
    const tired = new Set();
    for (const terms of onlyTerms ? [onlyTerms] : TERMS) {
      const row = { terms, words };
      for (const tool of ['walk', OURS, ...PEERS]) {
        if (tired.has(tool)) continue;
        const result = await measure(browser, tool, terms, words);
        row[tool] = result;
        if (result.first > PATIENCE / 2) tired.add(tool);
        console.error(`${terms} terms, ${words} words, ${tool}: ${pair(result)}${result.error ? ` (${result.error})` : ''}, ${result.marks} marks`);
      }
      rows.push(row);
    }
  }
} finally {
  await browser.close();
  server.close();
}

const fastest = (row, key) => Math.min(...PEERS.map((peer) => row[peer]?.[key] ?? Infinity));
const times = (theirs, ours) => (Number.isFinite(theirs) ? `${written(theirs / ours)}×` : '–');
const table = (head, cells) => [head, head.map((_, index) => (index < 2 ? '---:' : '---')), ...cells]
  .map((line) => `| ${line.join(' | ')} |`).join('\n');
const numbers = (row) => [row.words, row.terms].map((number) => number.toLocaleString('en'));

const report = [
  `Chromium ${version}. First run on a fresh page / warmed, in milliseconds: medians of ${PAGES} pages; warmed of 25 runs on each of ${WARMED_PAGES}.`,
  '',
  table(
    ['words', 'terms', 'walking', 'read + find', 'read + find + mark', ...PEERS],
    rows.map((row) => [
      ...numbers(row), pair(row.walk),
      pair({ first: row[OURS].firstFind, warmed: row[OURS].warmedFind }), pair(row[OURS]),
      ...PEERS.map((peer) => pair(row[peer])),
    ]),
  ),
  '',
  'How many times as long as this widget the fastest peer takes, and mark.js; and how many times as long as walking reading and finding take:',
  '',
  table(
    ['words', 'terms', 'fastest peer, first', 'fastest peer, warmed', 'mark.js, first', 'mark.js, warmed', 'read + find, warmed, to walking'],
    rows.map((row) => [
      ...numbers(row),
      times(fastest(row, 'first'), row[OURS].first), times(fastest(row, 'warmed'), row[OURS].warmed),
      times(row['mark.js']?.first ?? Infinity, row[OURS].first), times(row['mark.js']?.warmed ?? Infinity, row[OURS].warmed),
      `${written(row[OURS].warmedFind / row.walk.warmed)}×`,
    ]),
  ),
].join('\n');

if (onlyTerms) {
  console.log(report);
} else {
  const text = readFileSync(REPORT, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`${REPORT} has no place for the figures`);
  writeFileSync(REPORT, `${before}${BEGIN}\n${report}\n${END}${after}`);
  console.error(`written to ${REPORT}`);
}
