// `./onetrip call --wasm`: the same lines as the native tool (core/wire/README.md), answered by the WebAssembly in Node.
// usage: call.mjs MODULE.wasm
// Lines stay bytes from end to end: what is no UTF-8 must be refused by the core, not mended on the way.

import { readFileSync, writeSync } from 'node:fs';
import { loadCore, type Core } from './loader/loader';

const standardOutput = 1;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** The bytes that the request's `file` names, none if it names none; undefined if they can't be read. */
function fileBeside(line: Buffer): Uint8Array | undefined {
  let path: unknown;
  try {
    path = JSON.parse(line.toString('utf8')).file;
  } catch {
    return new Uint8Array(0);
  }
  if (typeof path !== 'string') return new Uint8Array(0);
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
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
  let pending: Buffer = Buffer.alloc(0);
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    for (let end = pending.indexOf(lineFeed); end >= 0; end = pending.indexOf(lineFeed)) {
      yield pending.subarray(0, end);
      pending = pending.subarray(end + 1);
    }
  }
  if (pending.length > 0) yield pending;
}

async function main(modulePath: string): Promise<void> {
  const module = await WebAssembly.compile(readFileSync(modulePath));
  const load = () => loadCore((imports) => WebAssembly.instantiate(module, imports).then((instance) => ({ instance })));
  let core: Core = await load();
  for await (const raw of lines()) {
    const line = raw.length > 0 && raw[raw.length - 1] === carriageReturn ? raw.subarray(0, raw.length - 1) : raw;
    if (line.length === 0) continue;
    const file = fileBeside(line);
    if (!file) {
      write('{"error":{"code":"file_unreadable","at":"/file"}}');
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
