// Where the program's bytes are, by crate and module, and its longest functions.
// Called by scripts/size --functions with a program that has its names.
import { readFileSync } from 'node:fs';
import { dataSegments, functions } from './wasm.mjs';

const LONGEST = 60;
const bytes = readFileSync(process.argv[2]);
const list = functions(bytes).map(({ name, length }) => ({ name: name.replace(/\[[0-9a-f]{6,}\]/g, ''), length }));

/** The crate and module a function is for: of generic code the one of ours it is made for. */
const owner = (name) => {
  const [ours] = /\barticle_context::\w+(::(?=[a-z_]+::)\w+)?/.exec(name) ?? [];
  if (ours) return ours;
  if (/^widget_|^version/.test(name)) return 'article_context::web::widget';
  const [other] = /\b(?:yew|core|alloc|std)::\w+|\b[a-z]\w*(?=::)/.exec(name) ?? [];
  return other ?? 'other (wasm-bindgen, shims)';
};
const row = (length, name) => console.log(`${length.toLocaleString('en').padStart(8)}  ${name}`);

const sums = new Map();
for (const { name, length } of list) sums.set(owner(name), (sums.get(owner(name)) ?? 0) + length);
sums.set('data: texts and tables', dataSegments(bytes).reduce((sum, { length }) => sum + length, 0));
console.log('raw bytes by crate and module; a function with one caller counts where it is called');
for (const [name, length] of [...sums].sort(([, a], [, b]) => b - a)) row(length, name);
console.log(`\nthe ${LONGEST} longest functions`);
list.sort((a, b) => b.length - a.length);
for (const { name, length } of list.slice(0, LONGEST)) row(length, name.slice(0, 160));
