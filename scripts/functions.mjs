// Where the program's bytes are, by crate and module, and its longest functions.
// Called by scripts/size --functions with programs that have their names.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { dataSegments, functions } from './wasm.mjs';

const LONGEST = 60;

/** The crate and module a function is for: of generic code the one of ours it is made for. */
const owner = (name) => {
  const [ours] = /\barticle_context::\w+(::(?=[a-z_]+::)\w+)?/.exec(name) ?? [];
  if (ours) return ours;
  if (/^widget_|^version/.test(name)) return 'article_context::web::widget';
  const [other] = /\b(?:yew|core|alloc|std)::\w+|\b[a-z]\w*(?=::)/.exec(name) ?? [];
  return other ?? 'other (wasm-bindgen, shims)';
};
const row = (length, name) => console.log(`${length.toLocaleString('en').padStart(8)}  ${name}`);

for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  const list = functions(bytes).map(({ name, length }) => ({ name: name.replace(/\[[0-9a-f]{6,}\]/g, ''), length }));
  const sums = new Map();
  for (const { name, length } of list) sums.set(owner(name), (sums.get(owner(name)) ?? 0) + length);
  sums.set('data: texts and tables', dataSegments(bytes).reduce((sum, { length }) => sum + length, 0));
  console.log(`${basename(file)}: raw bytes by crate and module; a function with one caller counts where it is called`);
  for (const [name, length] of [...sums].sort(([, a], [, b]) => b - a)) row(length, name);
  console.log(`\n${basename(file)}: the ${LONGEST} longest functions`);
  list.sort((a, b) => b.length - a.length);
  for (const { name, length } of list.slice(0, LONGEST)) row(length, name.slice(0, 160));
}
