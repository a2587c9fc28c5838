// The bytes of every file a page loads: raw, gzip -9, brotli 11. Called by scripts/size.
import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Bytes of brotli a page loads before its pack. */
const BUDGET = 100_000;
/** Bytes of brotli that are fetched when a reader first does something. */
const REST_BUDGET = 50_000;
/** Bytes of brotli of the loader alone. */
const LOADER_BUDGET = 3_000;
/** Bytes of brotli of the English default pack: what a page loads at once, and what it loads when something is opened. */
const PACK_BUDGET = { 'packs/encryption-policy.en.json': 40_000, 'packs/encryption-policy.en.details.json': 70_000 };
/** All of Wikipedia Preview 1.12, brotli. */
const GOAL = 66_700;

const dist = new URL('../dist/', import.meta.url);
const program = ['article-context.js', 'widget.js', 'widget_bg.wasm', 'style.css', 'labels/en.json'];
const packs = readdirSync(new URL('packs/', dist))
  .filter((name) => name.endsWith('.json') && name !== 'pack.schema.json')
  .map((name) => `packs/${name}`);

const measure = (name) => {
  const bytes = readFileSync(new URL(name, dist));
  const brotli = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  return { name, sizes: [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli.length] };
};
const row = (name, sizes) => {
  const columns = sizes.map((size) => size.toLocaleString('en').padStart(10));
  console.log(`${name.padEnd(36)}${columns.join('')}`);
};
const sum = (files) => [0, 1, 2].map((at) => files.reduce((total, file) => total + file.sizes[at], 0));

console.log(`${'bytes'.padEnd(36)}${['raw', 'gzip -9', 'brotli 11'].map((head) => head.padStart(10)).join('')}`);
const files = program.map(measure);
for (const file of files) row(file.name, file.sizes);
const total = sum(files);
row('without packs', total);
const rest = measure('widget_rest.wasm');
row(rest.name, rest.sizes);
const over = [];
for (const name of packs) {
  const { sizes } = measure(name);
  row(name, sizes);
  const most = PACK_BUDGET[name] ?? Infinity;
  if (sizes[2] > most) over.push(`${name}: ${sizes[2] - most} bytes over its budget of ${most}`);
}
console.log(`budget ${BUDGET.toLocaleString('en')}, goal ${GOAL.toLocaleString('en')} (all of Wikipedia Preview)`);
if (rest.sizes[2] > REST_BUDGET) over.push(`${rest.name}: ${rest.sizes[2] - REST_BUDGET} bytes over its budget of ${REST_BUDGET}`);
if (total[2] > BUDGET) over.push(`without packs: ${total[2] - BUDGET} bytes over the budget`);
const loader = files[0].sizes[2];
if (loader > LOADER_BUDGET) over.push(`the loader: ${loader - LOADER_BUDGET} bytes over its budget of ${LOADER_BUDGET}`);
for (const line of over) console.error(`size: ${line}`);
process.exitCode = over.length ? 1 : 0;
