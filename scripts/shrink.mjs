// Makes the program smaller after wasm-bindgen: Trunk's hook (Trunk.toml) in a release build.
//
//   node scripts/shrink.mjs [FOLDER [NAMED]]
//
// FOLDER holds what Trunk staged (default: $TRUNK_STAGING_DIR). NAMED is a folder to write the same
// files to with their functions' names (scripts/size --functions). What each step saves is in
// docs/size.md. It fails where it does not find what it expects: a new version of a tool must not
// pass unseen.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants as zlib } from 'node:zlib';
import binaryen from 'binaryen';
import { minify } from 'terser';
import { REST, split } from './split.mjs';
import { dataSegments } from './wasm.mjs';

/** Where the linker wrote what lies where. */
const MAP = join(process.env.CARGO_TARGET_DIR ?? 'target', 'wasm32-unknown-unknown/widget/widget.map');

const fail = (what) => {
  console.error(`shrink: ${what}; see docs/size.md`);
  process.exit(1);
};

/** A function's name as in the sources: without the hashes of its mangling. */
const plain = (name) => name.replace(/\[[0-9a-f]+\]/g, '');

/**
 * What only words a panic and ends the program. The program's hook says nothing (src/web/widget.rs),
 * so ending it at once is the same to a reader.
 */
const PANIC = new RegExp([
  '^(core|std|alloc)::panicking::(?!set_hook)',
  '^<std::panicking::',
  '^core::(option|result)::(unwrap|expect)_failed',
  '^core::(cell|str|slice)::.*(panic_|_fail)',
  '^alloc::(alloc::handle_alloc_error|raw_vec::(handle_error|capacity_overflow))',
  '^std::thread::local::panic_access_error',
  '^<hashbrown::raw::Fallibility>::capacity_overflow',
  '^<console_error_panic_hook::',
  '^yew::dom_bundle::utils::feat_hydration::node_type_str',
].join('|'));

/**
 * What Yew has for what src/ui/markup.rs never makes: listeners, attributes as a map, raw markup,
 * portals, suspense. If it did, the program would end there, and the first press in any test with it.
 */
const NEVER_MADE = new RegExp([
  '^<yew::dom_bundle::subtree_root::SubtreeData>::add_listener',
  '^<yew::dom_bundle::subtree_root::EventDescriptor as core::clone::Clone>::clone$',
  '^<yew::dom_bundle::subtree_root::BSubtree>::ensure_handled$',
  '^<yew::dom_bundle::btag::listeners::',
  '^<yew::virtual_dom::Attributes>::apply_diff_as_maps',
  '^<yew::virtual_dom::v(raw|portal|suspense)::V\\w+ as yew::dom_bundle::',
  '^<yew::dom_bundle::b(raw|portal|suspense)::',
  '^<alloc::rc::Rc<yew::virtual_dom::v(portal|suspense)::V\\w+> as yew::utils::RcExt',
].join('|'));

/** What only a reader who does something needs: it makes the second file. */
const APART = new RegExp([
  'article_context::web::(watch::(?!first|printing|listen|element_of|point)|place|passage|geometry|explain|paint::(?!is_able))',
  '<?<*article_context::web::watch::(?!first|printing|listen|element_of|point)',
  'article_context::ui::((card|print|sift)::|reading::(reading|know))',
  'article_context::web::(widget::print|mark::(number|place_for_notes|take_away))',
  'article_context::ui::event::(details|passages|awaited)',
  '<article_context::web::widget::Inner>::(carry_out|complete|sift|grow|link|copy_link|follow_link|come|begin|catch_up|dress_rest|go_on|settle_card|print|unprint|hear|mark_anew|visit|seek|ask_for_details)',
  // Yew, but for its markup: the document is written without it at first (src/web/widget/put.rs).
  '<*yew::(app_handle|dom_bundle|scheduler|html|renderer|suspense)::',
  '<*yew::virtual_dom::.* as yew::dom_bundle::',
  '<[^ ]* as yew::(scheduler|html|dom_bundle)::',
  '<alloc::(vec|rc|collections)::.*yew::(dom_bundle|scheduler|html)::',
  '<hashbrown::.*yew::dom_bundle::|.*RandomState as .*yew::dom_bundle::',
  '<article_context::web::widget::Inner>::(render_app|first_app)',
  // What keeps the order of more components than a page has widgets.
  '<alloc::collections::btree::node::BalancingContext',
  '.*(PropsUpdateRunner|::props_changed$)',
  'article_context::pack::layers::',
].map((pattern) => `^(?!.*NodeRef)(?:${pattern})`).join('|'));

/** Formatting: where panics are not worded, nothing here formats; `formatting` tells who does. */
const FORMAT = /^core::fmt::|^<core::fmt::| as core::fmt::/;

const functionsOf = (module) => Array.from({ length: module.getNumFunctions() }, (_, index) => (
  binaryen.getFunctionInfo(module.getFunctionByIndex(index))
));

/** Leaves of the functions of a pattern only that they end the program. */
const stub = (module, pattern) => {
  const found = functionsOf(module).filter(({ name, module: from }) => !from && pattern.test(plain(name)));
  if (found.length < 10) fail(`${found.length} functions are named ${pattern}: has the program its names?`);
  for (const { name } of found) {
    binaryen.Function.setBody(module.getFunction(name), module.unreachable());
  }
};

/** Who calls a function of formatting and is none itself. */
const formatting = (module) => {
  const nameOf = (quoted) => plain(quoted.replace(/^"|"$/g, '').replaceAll('\\5b', '[').replaceAll('\\5d', ']'));
  const callers = new Set();
  let inside = '';
  for (const line of module.emitText().split('\n')) {
    const [, begun] = /^ \(func \$("[^"]*"|\S+)/.exec(line) ?? [];
    if (begun) inside = nameOf(begun);
    const [, called] = /\(call \$("[^"]*"|[^\s()]+)/.exec(line) ?? [];
    if (called && FORMAT.test(nameOf(called)) && !FORMAT.test(inside)) callers.add(`${inside} (${nameOf(called)})`);
  }
  return [...callers];
};

// As `wasm-opt -Oz` does, but for two things, each tried: a function with one caller stays one where
// it is longer than a few instructions (code that is alike compresses best where it is not mixed with
// other code), and addresses below 1,024, the far end of the stack, are taken for unused.
binaryen.setOptimizeLevel(2);
binaryen.setShrinkLevel(2);
binaryen.setGenerateStackIR(true);
binaryen.setOptimizeStackIR(true);
binaryen.setOneCallerInlineMaxSize(15);
binaryen.setAlwaysInlineMaxSize(4);
binaryen.setLowMemoryUnused(true);

/** Short names: a, b, … z, a1, b1, … */
const shortNames = () => {
  let count = 0;
  return () => {
    const name = String.fromCharCode(97 + (count % 26)) + (Math.floor(count / 26) || '');
    count += 1;
    return name;
  };
};

/** What the glue takes from the program, under short names; the rest is no longer exported. */
const renameExports = (module, glue) => {
  const next = shortNames();
  const add = {
    [binaryen.ExternalFunction]: (value, name) => module.addFunctionExport(value, name),
    [binaryen.ExternalGlobal]: (value, name) => module.addGlobalExport(value, name),
    [binaryen.ExternalMemory]: (value, name) => module.addMemoryExport(value, name),
    [binaryen.ExternalTable]: (value, name) => module.addTableExport(value, name),
  };
  const exports = Array.from({ length: module.getNumExports() }, (_, index) => (
    binaryen.getExportInfo(module.getExportByIndex(index))
  ));
  const short = new Map();
  for (const { kind, name, value } of exports) {
    module.removeExport(name);
    if (!new RegExp(`\\bwasm\\.${name}\\b`).test(glue)) continue;
    short.set(name, next());
    add[kind](value, short.get(name));
  }
  return glue.replace(/\bwasm\.(\w+)/g, (_, name) => (
    `wasm.${short.get(name) ?? fail(`the program does not export ${name}`)}`
  ));
};

/** What the program takes from the glue, under short names, each thing once; the rest leaves the glue. */
const renameImports = (module, glue) => {
  const FROM = './widget_bg.js';
  const MEMBER = /^ {8}(\w+): (function[^]*?\n {8}\}[^\n]*),\n/gm;
  const bodies = new Map(Array.from(glue.matchAll(MEMBER), ([, name, body]) => [name, body]));
  const next = shortNames();
  const known = new Map();
  for (const { name, module: from, base, params, results } of functionsOf(module)) {
    if (!from) continue;
    const body = bodies.get(base);
    if (from !== FROM || !body) fail(`the glue has no ${base} for ${from}`);
    if (!known.has(body)) known.set(body, next());
    module.removeFunction(name);
    module.addFunctionImport(name, 'w', known.get(body), params, results);
  }
  module.runPasses(['duplicate-import-elimination']);
  const given = new Set();
  const text = glue.replace(MEMBER, (_, name, body) => {
    const short = known.get(body);
    if (!short || given.has(short)) return '';
    given.add(short);
    return `        ${short}: ${body},\n`;
  });
  return replaceOnce(text, `"${FROM}": import0`, 'w: import0');
};

/** Replaces what stands in a text once. */
const replaceOnce = (text, from, to) => {
  if (text.split(from).length !== 2) fail(`the glue has not the one ${from} there should be`);
  return text.replace(from, to);
};

/** The constants of a program's code: among them all addresses it speaks of. */
const constants = (module) => {
  const text = module.emitText();
  const found = text.slice(text.indexOf('\n (func ')).matchAll(/(?:i32\.const |offset=)(\d+)/g);
  return Array.from(found, ([, digits]) => Number(digits));
};

/**
 * The texts and tables, by address, from the linker's map (build.rs). What it merged itself are
 * texts that each end with a zero.
 */
const objectsOf = (map, byteAt) => {
  const lines = map.matchAll(/^ *([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) +(\S.*):\(\.rodata.*\)$/gm);
  const objects = Array.from(lines).flatMap(([, address, length, file]) => {
    const start = parseInt(address, 16);
    const end = start + parseInt(length, 16);
    if (file !== '<internal>') return [{ start, end }];
    const texts = [];
    for (let from = start, at = start; at < end; at += 1) {
      if (byteAt(at) !== 0) continue;
      texts.push({ start: from, end: at + 1 });
      from = at + 1;
    }
    return texts;
  });
  return objects.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
};

/**
 * Clears the texts and tables that code spoke of `before` and no longer does, now that it is in two
 * parts, `first` and `second`. What was never spoken of is left alone: code may reach it from an
 * address beside it. Gives the program, and what only the second part speaks of, by address.
 */
const clearUnused = (bytes, before, first, second, map) => {
  const segments = dataSegments(bytes);
  const begin = segments[0].address;
  const last = segments.at(-1).address + segments.at(-1).length;
  const memory = new Uint8Array(last - begin + 4);
  for (const { address, at, length } of segments) memory.set(bytes.subarray(at, at + length), address - begin);
  const view = new DataView(memory.buffer);
  const objects = objectsOf(map, (address) => memory[address - begin]).filter(({ start }) => start < last);
  if (objects.length < 300 || objects[0].start !== begin) fail('the map is not of this program');

  /** The object an address is of; an address behind one, where none begins, is meant as its end. */
  const at = (address) => {
    let [low, high] = [0, objects.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (objects[middle].start <= address) low = middle + 1;
      else high = middle;
    }
    return objects[low - 1]?.end >= address ? [low - 1] : [];
  };
  const words = (start, end) => {
    const found = [];
    for (let address = Math.ceil(start / 4) * 4; address < Math.min(end, last - 3); address += 4) {
      found.push(view.getUint32(address - begin, true));
    }
    return found;
  };
  const reached = (roots) => {
    const seen = new Set();
    const todo = roots.flatMap(at);
    while (todo.length) {
      const index = todo.pop();
      if (seen.has(index)) continue;
      seen.add(index);
      todo.push(...words(objects[index].start, objects[index].end).flatMap(at));
    }
    return seen;
  };
  // What can be written to lies behind them, and may point to them.
  const writable = words(objects.at(-1).end, last);
  const needed = reached([...first, ...writable]);
  const used = reached([...first, ...second, ...writable]);
  const apart = [];
  for (const index of [...used].sort((a, b) => a - b)) {
    if (needed.has(index)) continue;
    const { start, end } = objects[index];
    const text = memory.slice(start - begin, Math.min(end, last) - begin);
    memory.fill(0, start - begin, start - begin + text.length);
    const before = apart.at(-1);
    if (before && before.start + before.text.length === start) before.text = Buffer.concat([before.text, text]);
    else apart.push({ start, text });
  }
  const unused = [...reached([...before, ...writable])].filter((index) => !used.has(index));
  if (unused.length < 100) fail(`only ${unused.length} texts and tables without use`);
  for (const index of unused) {
    const { start, end } = objects[index];
    memory.fill(0, start - begin, Math.min(end, last) - begin);
  }
  const cleared = bytes.slice();
  for (const { address, at: place, length } of segments) {
    cleared.set(memory.subarray(address - begin, address - begin + length), place);
  }
  return [cleared, apart];
};

/** How the glue hands a text to the program: a letter after the other as far as they are ASCII. */
const COPIED = `    let offset = 0;

    for (; offset < len; offset++) {
        const code = arg.charCodeAt(offset);
        if (code > 0x7F) break;
        mem[ptr + offset] = code;
    }
    if (offset !== len) {
        if (offset !== 0) {
            arg = arg.slice(offset);
        }
`;
/** In one go: an article or a pack is long, and the loop runs for the first time. */
const ENCODED = `    let { read, written: offset } = cachedTextEncoder.encodeInto(arg, mem.subarray(ptr, ptr + len));
    if (read !== len) {
        arg = arg.slice(read);
`;

const shrink = (program, glue, map, named) => {
  const module = binaryen.readBinary(program);
  const before = constants(module);
  let text = renameExports(module, glue);
  stub(module, PANIC);
  stub(module, NEVER_MADE);
  module.optimize();
  const callers = formatting(module);
  if (callers.length) fail(`formatting is used by ${callers.join(', ')}`);
  stub(module, FORMAT);
  module.optimize();
  text = renameImports(module, text);
  text = replaceOnce(text, COPIED, ENCODED);
  // Nobody starts it in one go.
  text = replaceOnce(text, 'export { initSync, __wbg_init as default }', 'export { __wbg_init as default }');
  module.optimize();
  const { first, second } = split(module, (name) => APART.test(name));
  text = replaceOnce(text, 'const import0 = {', 'const import0 = {\n        rest: fetchAtOnce,') + REST;
  if (named) {
    binaryen.setDebugInfo(true);
    writeFileSync(join(named, 'widget_bg.wasm'), first.emitBinary());
    writeFileSync(join(named, 'widget_rest.wasm'), second().emitBinary());
    binaryen.setDebugInfo(false);
  }
  const emit = (one) => {
    one.runPasses(['strip-debug', 'strip-producers', 'strip-target-features']);
    return one.emitBinary();
  };
  const [cleared, apart] = clearUnused(emit(first), before, constants(first), constants(second()), map);
  return [cleared, text, emit(second(apart))];
};

const minified = async (text, options) => {
  const { code } = await minify(text, { module: true, ecma: 2022, compress: { passes: 3, ...options } });
  return Buffer.from(code);
};

/** A stylesheet without comments and needless white space; what stands in quotes stays. */
const tightened = (css) => {
  const parts = css.replace(/\/\*[^]*?\*\//g, '').trim().split(/("[^"]*")/);
  const tight = (part) => part.replace(/\s+/g, ' ').replace(/ ?([{};,>]) ?/g, '$1').replace(/: /g, ':').replaceAll(';}', '}');
  return Buffer.from(parts.map((part, index) => (index % 2 ? part : tight(part))).join(''));
};

const brotli = (bytes) => brotliCompressSync(bytes, {
  params: { [zlib.BROTLI_PARAM_QUALITY]: 11, [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.length },
}).length;

const [folder = process.env.TRUNK_STAGING_DIR, named] = process.argv.slice(2);
if (!folder) fail('name the folder of widget.js and widget_bg.wasm');
if (process.env.TRUNK_PROFILE !== 'debug') {
  const path = (name) => join(folder, name);
  const write = (name, bytes) => {
    const before = readFileSync(path(name));
    writeFileSync(path(name), bytes);
    console.log(`shrink: ${name} ${before.length} bytes, now ${bytes.length}; `
      + `brotli ${brotli(before)}, now ${brotli(bytes)}`);
  };
  const [program, glue, rest] = shrink(
    readFileSync(path('widget_bg.wasm')),
    readFileSync(path('widget.js'), 'utf8'),
    readFileSync(MAP, 'utf8'),
    named,
  );
  write('widget_bg.wasm', program);
  writeFileSync(path('widget_rest.wasm'), rest);
  console.log(`shrink: widget_rest.wasm ${rest.length} bytes; brotli ${brotli(rest)}`);
  // What the glue warns of, a server's type for wasm, only makes the start slower.
  write('widget.js', await minified(glue, { drop_console: ['warn'] }));
  const others = [
    ['article-context.js', minified],
    ['style.css', tightened],
  ];
  for (const [name, shorten] of others.filter(([name]) => existsSync(path(name)))) {
    write(name, await shorten(readFileSync(path(name), 'utf8')));
  }
}
