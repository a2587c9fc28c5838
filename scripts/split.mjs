// Takes functions out of a program into a second one, which a page fetches when it needs them.
// Called by scripts/shrink.mjs; docs/size.md says what is in it.
//
// Both share memory and table. Where the first program calls a function of the second it finds it
// in the table, in a slot that the second fills. A call that meets an empty slot fetches the second
// there and then (`REST` below), which stops the page for as long: src/web/widget/rest.rs asks for it
// before, and the program is right all the same where something was missed.
import { createHash } from 'node:crypto';
import binaryen from 'binaryen';

const NAME = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)`;
const ITEM = new RegExp(String.raw`^ \((\w+) (?:"(?:[^"\\]|\\.)*" )*\(?(?:\w+ )?(${NAME})?`);

/** What stands at the top of a program's text, each with its kind and name. */
const itemsOf = (text) => {
  const items = [];
  for (const line of text.split('\n').slice(1, -2)) {
    const [found, kind, name] = ITEM.exec(line) ?? [];
    if (found) items.push({ kind, name, lines: [] });
    items.at(-1).lines.push(line);
  }
  return items.map(({ kind, name, lines }) => ({ kind, name, text: lines.join('\n') }));
};

/** The functions a function calls. */
const callsOf = ({ text }) => {
  const found = text.matchAll(new RegExp(String.raw`\((?:call|return_call) (${NAME})`, 'g'));
  return new Set(Array.from(found, ([, name]) => name));
};

/** A function's name as it stands in the sources. */
const plain = (name) => name.replace(/^\$"?|"$/g, '').replaceAll('\\5b', '[').replaceAll('\\5d', ']')
  .replace(/\[[0-9a-f]+\]/g, '');

/** The functions named by `isApart`, and those that only they need. */
const chosen = (functions, roots, isApart) => {
  const needed = new Set();
  const todo = [...roots];
  while (todo.length) {
    const name = todo.pop();
    const one = functions.get(name);
    if (needed.has(name) || !one || isApart(plain(name))) continue;
    needed.add(name);
    todo.push(...one.calls);
  }
  return new Set([...functions.keys()].filter((name) => !needed.has(name)));
};

const readText = (items, features) => {
  const module = binaryen.parseText(`(module\n${items.join('\n')}\n)`);
  module.setFeatures(features);
  if (!module.validate()) throw new Error('split: not a valid program');
  module.optimize();
  return module;
};

/** What the glue needs for it: the import of the first, and `rest`, which fetches the second in time. */
export const REST = `
const REST = new URL('widget_rest.wasm', import.meta.url);
const fetchAtOnce = () => {
  const request = new XMLHttpRequest();
  request.open('GET', REST, false);
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  const bytes = Uint8Array.from(request.response, (letter) => letter.charCodeAt());
  new WebAssembly.Instance(new WebAssembly.Module(bytes), { p: wasm });
};
export const rest = async () => {
  const response = await fetch(REST);
  if (!response.ok) throw new Error('the server answered ' + response.status + ' for ' + REST);
  await WebAssembly.instantiate(await response.arrayBuffer(), { p: wasm });
};
`;

/**
 * Two modules of one. `isApart` tells by its name what is to be in the second, which is made with
 * texts and tables of its own, by their addresses.
 */
export const split = (module, isApart) => {
  const items = itemsOf(module.emitText());
  const of = (kind) => items.filter((item) => item.kind === kind);
  const functions = new Map(of('func').map((item) => [item.name, { ...item, calls: callsOf(item) }]));
  const table = of('table').find(({ text }) => text.includes('funcref'));
  const inTable = of('elem').flatMap(({ text }) => (
    Array.from(text.replace(/^ \(elem (?:\$\S+ )?/, '').matchAll(new RegExp(`(?<=\\s)${NAME}`, 'g')), ([name]) => name)
  )).filter((name) => functions.has(name));
  const exported = of('export').flatMap(({ text }) => (
    Array.from(text.matchAll(new RegExp(String.raw`\(func (${NAME})`, 'g')), ([, name]) => name)
  ));
  const apart = chosen(functions, [...exported, ...inTable], isApart);
  if (!apart.size) throw new Error('split: nothing is named so');

  // Where the first program meets them.
  const met = new Set([...exported, ...inTable].filter((name) => apart.has(name)));
  for (const [name, { calls }] of functions) {
    if (!apart.has(name)) calls.forEach((called) => apart.has(called) && met.add(called));
  }
  const [, size] = /(\d+) \d+ funcref/.exec(table.text);
  const slots = new Map(Array.from(met, (name, index) => [name, Number(size) + index]));

  const signature = ({ text }) => text.split('\n')[0].replace(new RegExp(`^ \\(func ${NAME}`), '').replace(/\)$/, (end, at, line) => (
    line.split('(').length === line.split(')').length ? end : ''
  ));
  const caller = (item) => {
    const shape = signature(item);
    const count = shape.split('(param').length - 1;
    const values = Array.from({ length: count }, (_, index) => `(local.get ${index})`).join(' ');
    const bare = shape.replace(new RegExp(String.raw`\(param ${NAME} `, 'g'), '(param ');
    const slot = `(i32.const ${slots.get(item.name)})`;
    const fetched = `(if (ref.is_null (table.get ${table.name} ${slot})) (then (call $rest)))`;
    return ` (func ${item.name} ${shape} ${fetched} (call_indirect ${table.name} ${bare} ${values} ${slot}))`;
  };

  // What the second takes from the first.
  const called = new Set();
  const texts = [...apart].map((name) => functions.get(name));
  for (const { calls } of texts) calls.forEach((name) => apart.has(name) || called.add(name));
  const code = texts.map(({ text }) => text).join('\n');
  const globals = of('global').filter(({ name }) => code.includes(`global.get ${name}`) || code.includes(`global.set ${name}`));
  const memory = of('memory')[0];
  const shared = [
    ['memory', memory.name, `(memory ${memory.name} ${/\d+(?= *\)?$|\)$)/.exec(memory.text.trim().replace(/\)$/, ''))[0]})`],
    ['table', table.name, `(table ${table.name} ${Number(size) + slots.size} funcref)`],
    ...of('table').filter((one) => one !== table && code.includes(` ${one.name}`)).map(({ name, text }) => ['table', name, text.trim()]),
    ...globals.map(({ name }) => ['global', name, `(global ${name} (mut i32))`]),
    ...[...called].map((name) => {
      const own = functions.get(name);
      const from = of('import').find((item) => item.text.includes(`(func ${name} `) || item.text.includes(`(func ${name})`));
      const shape = own ? signature(own) : from.text.slice(from.text.indexOf(`(func ${name}`) + `(func ${name}`.length).replace(/\)\)$/, '');
      return ['func', name, `(func ${name} ${shape})`];
    }),
  ];
  // The first has the name of the second among its own: files of two versions refuse each other.
  const version = createHash('sha256').update(code).digest('hex').slice(0, 8);
  const short = (index) => `_${index ? index.toString(36) : version}`;
  const features = module.getFeatures();
  const first = items.flatMap((item) => {
    if (item === table) return item.text.replace(/\d+ \d+ funcref/, `${Number(size) + slots.size} ${Number(size) + slots.size} funcref`);
    if (item.kind !== 'func' || !apart.has(item.name)) return item.text;
    return slots.has(item.name) ? caller(item) : [];
  });
  first.unshift(' (import "w" "rest" (func $rest))');
  first.push(...shared.map(([kind, name], index) => ` (export "${short(index)}" (${kind} ${name}))`));
  const second = [
    ...of('type').map(({ text }) => text),
    ...shared.map(([, , text], index) => ` (import "p" "${short(index)}" ${text})`),
    ` (elem (table ${table.name}) (i32.const ${size}) func ${[...slots.keys()].join(' ')})`,
    ...texts.map(({ text }) => text),
  ];
  const byte = (value) => `\\${value.toString(16).padStart(2, '0')}`;
  const data = ({ start, text }) => ` (data (i32.const ${start}) "${Array.from(text, byte).join('')}")`;
  return {
    first: readText(first, features),
    second: (own = []) => readText([...second, ...own.map(data)], features),
  };
};
