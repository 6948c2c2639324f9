// `./onetrip call --wasm`: the same lines as the native tool (core/wire/README.md), answered by the WebAssembly in Node.
// usage: call.mjs MODULE.wasm
// Lines stay bytes from end to end: what is no UTF-8 must be refused by the core, not mended on the way.

import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { loadCore, type Core } from './loader/loader';

const standardOutput = 1;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** Of a line; the core refuses longer ones, and this is enough of them for it to see. */
const lineBytesMax = 4 << 20;
/** Beyond it a file is not read to its end (`/dev/zero` has none): server/call_main.cpp has the same. */
const fileBytesMax = 64 << 20;

/** Undefined for what is no file, is a folder, or holds more than `fileBytesMax`. */
function bytesOf(path: string): Uint8Array | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    const parts: Buffer[] = [];
    for (let left = fileBytesMax; ; ) {
      const part = Buffer.alloc(1 << 16);
      const size = readSync(descriptor, part);
      if (size === 0) return Buffer.concat(parts);
      left -= size;
      if (left < 0) return undefined;
      parts.push(part.subarray(0, size));
    }
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** The bytes that the request's `file` names, none if it names none; undefined if they can't be read. */
function fileBeside(line: Buffer): Uint8Array | undefined {
  let path: unknown;
  try {
    path = JSON.parse(line.toString('utf8')).file;
  } catch {
    return new Uint8Array(0);
  }
  return typeof path === 'string' ? bytesOf(path) : new Uint8Array(0);
}

function write(answer: Uint8Array | string): void {
  let rest = Buffer.concat([Buffer.from(answer), Buffer.from('\n')]);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(standardOutput, rest));
    } catch (error) {
      // A pipe that is full for the moment.
      if ((error as { code?: string }).code !== 'EAGAIN') throw error;
    }
  }
}

async function* lines(): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
      yield Buffer.concat([...pending, chunk.subarray(from, end)]);
      pending = [];
      from = end + 1;
    }
    if (from < chunk.length) pending.push(chunk.subarray(from));
  }
  if (pending.length > 0) yield Buffer.concat(pending);
}

async function main(modulePath: string): Promise<void> {
  const module = await WebAssembly.compile(readFileSync(modulePath));
  const load = () => loadCore((imports) => WebAssembly.instantiate(module, imports).then((instance) => ({ instance })));
  let core: Core = await load();
  for await (const raw of lines()) {
    const whole = raw.length > 0 && raw[raw.length - 1] === carriageReturn ? raw.subarray(0, raw.length - 1) : raw;
    const line = whole.subarray(0, lineBytesMax + 1);
    if (line.length === 0) continue;
    const file = fileBeside(line);
    if (!file) {
      // JSON.parse lets more pass than the core does. An instance of its own is asked: no session is touched.
      const answer = Buffer.from((await load()).callBytes(line)).toString();
      write(answer.startsWith('{"error":{"code":"json.') ? answer : '{"error":{"code":"file_unreadable","at":"/file"}}');
      continue;
    }
    try {
      write(core.callBytes(line, file));
    } catch {
      // A bug in the core trapped: its memory can no longer be trusted.
      write('{"error":{"code":"trapped"}}');
      core = await load();
    }
  }
}

await main(process.argv[2]!);
