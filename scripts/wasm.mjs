// What of a wasm file's bytes the scripts read: https://webassembly.github.io/spec/core/binary/

const SECTION = { custom: 0, import: 2, code: 10, data: 11 };
const KIND = { function: 0, table: 1, memory: 2, global: 3 };
const FUNCTION_NAMES = 1;

/** Reads numbers and names one after the other. */
const reader = (bytes, start) => {
  const decoder = new TextDecoder();
  const read = {
    at: start,
    number() {
      let value = 0;
      for (let factor = 1; ; factor *= 128) {
        const byte = bytes[read.at];
        read.at += 1;
        value += (byte & 127) * factor;
        if (byte < 128) return value;
      }
    },
    name() {
      const length = read.number();
      read.at += length;
      return decoder.decode(bytes.subarray(read.at - length, read.at));
    },
  };
  return read;
};

/** Calls `visit(reader, end)` at the content of each section of a kind. */
const sections = (bytes, kind, visit) => {
  const read = reader(bytes, 8);
  while (read.at < bytes.length) {
    const id = read.number();
    const size = read.number();
    const end = read.at + size;
    if (id === kind) visit(reader(bytes, read.at), end);
    read.at = end;
  }
};

/** The data of a program, in order: address, place in the file, length. Only constant addresses. */
export const dataSegments = (bytes) => {
  const segments = [];
  sections(bytes, SECTION.data, (read) => {
    for (let count = read.number(); count > 0; count -= 1) {
      const [mode, constant, address, end] = [read.number(), read.number(), read.number(), read.number()];
      if (mode !== 0 || constant !== 0x41 || end !== 0x0b) throw new Error('a data segment of an unknown kind');
      const length = read.number();
      segments.push({ address, at: read.at, length });
      read.at += length;
    }
  });
  return segments;
};

/** How many functions a program imports. */
const importedFunctions = (bytes) => {
  let functions = 0;
  sections(bytes, SECTION.import, (read) => {
    for (let count = read.number(); count > 0; count -= 1) {
      read.name();
      read.name();
      const kind = read.number();
      if (kind === KIND.function) {
        read.number();
        functions += 1;
      } else if (kind === KIND.global) {
        read.number();
        read.number();
      } else {
        if (kind === KIND.table) read.number();
        const hasMost = read.number() & 1;
        read.number();
        if (hasMost) read.number();
      }
    }
  });
  return functions;
};

/** The functions with name and length. */
export const functions = (bytes) => {
  const names = new Map();
  sections(bytes, SECTION.custom, (read, end) => {
    if (read.name() !== 'name') return;
    while (read.at < end) {
      const kind = read.number();
      const size = read.number();
      const next = read.at + size;
      if (kind === FUNCTION_NAMES) {
        for (let count = read.number(); count > 0; count -= 1) names.set(read.number(), read.name());
      }
      read.at = next;
    }
  });
  const lengths = [];
  sections(bytes, SECTION.code, (read) => {
    for (let count = read.number(); count > 0; count -= 1) {
      const length = read.number();
      lengths.push(length);
      read.at += length;
    }
  });
  // The imports come first in the numbering.
  const imported = importedFunctions(bytes);
  return lengths.map((length, index) => ({ name: names.get(imported + index) ?? '', length }));
};
