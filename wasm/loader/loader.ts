// Loads onetrip-core.wasm anywhere: page, worker, Node (WebAssembly) and mini-program (WXWebAssembly). It knows no host:
// the caller hands in `instantiate`. No eval, no BigInt, nothing but u32 and bytes across the border.

import { utf8Coder } from './utf8';

export interface CoreExports {
  memory: { buffer: ArrayBuffer };
  _initialize?: () => void;
  onetrip_alloc(sizeBytes: number): number;
  onetrip_free(pointer: number): void;
  onetrip_call(request: number, requestSize: number, file: number, fileSize: number): number;
  /** Of modules that decode: whether the trap was a decoder's way home (core/material/decode/giving_up.h). */
  onetrip_gave_up?(): number;
  stackSave(): number;
  stackRestore(pointer: number): void;
}

/** WeChat's typings promise an Instance, devices answer `{instance}`; browsers answer either. */
export type Instantiated = { exports: object } | { instance: { exports: object } };
export type Instantiate = (imports: Record<string, never>) => Promise<Instantiated>;

/** What the core answers when it could not do what was asked; a verdict about a citizen's input is never one. */
export class CoreError extends Error {
  constructor(
    readonly code: string,
    readonly at: string,
    readonly detail?: unknown,
  ) {
    super(at ? `${code} at ${at}` : code);
  }
}

export interface Core {
  /** One request line in, one answer line out, byte for byte what the native core answers. */
  callText(request: string, file?: Uint8Array): string;
  /** The same for whoever has the bytes already, or must not trust them to be text. */
  callBytes(request: Uint8Array, file?: Uint8Array): Uint8Array;
  /** The `ok` value, or a CoreError. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  call(op: string, input: unknown, file?: Uint8Array): any;
}

const noBytes = new Uint8Array(0);
/** What is kept in the module for requests: longer ones get room of their own. */
const roomBytes = 1 << 16;

export async function loadCore(instantiate: Instantiate): Promise<Core> {
  const loaded = await instantiate({});
  const exports = ('instance' in loaded ? loaded.instance.exports : loaded.exports) as CoreExports;
  exports._initialize?.();
  const utf8 = utf8Coder();

  // The memory may have grown during any call: then its buffer is another one.
  let bytes = new Uint8Array(exports.memory.buffer);
  let words = new Uint32Array(exports.memory.buffer);
  const memory = () => {
    if (bytes.buffer !== exports.memory.buffer) {
      bytes = new Uint8Array(exports.memory.buffer);
      words = new Uint32Array(exports.memory.buffer);
    }
    return bytes;
  };
  const roomAt = exports.onetrip_alloc(roomBytes);

  function place(content: Uint8Array): number {
    const pointer = exports.onetrip_alloc(content.length);
    memory().set(content, pointer);
    return pointer;
  }

  /** The answer where it lies: its bytes are overwritten by the next call. */
  function ask(requestAt: number, requestSize: number, file: Uint8Array): Uint8Array {
    const fileAt = file.length > 0 ? place(file) : 0;
    const stackAt = exports.stackSave();
    let answerAt: number;
    try {
      answerAt = exports.onetrip_call(requestAt, requestSize, fileAt, file.length);
    } catch (trap) {
      if (!exports.onetrip_gave_up?.()) throw trap;
      exports.stackRestore(stackAt);
      // The same call refuses the file unread and answers so.
      answerAt = exports.onetrip_call(requestAt, requestSize, fileAt, file.length);
    }
    if (fileAt !== 0) exports.onetrip_free(fileAt);
    const all = memory();
    const from = words[(answerAt >> 2) + 1]!;
    return all.subarray(from, from + words[answerAt >> 2]!);
  }

  function callBytes(request: Uint8Array, file: Uint8Array = noBytes): Uint8Array {
    const requestAt = place(request);
    const answer = ask(requestAt, request.length, file).slice();
    exports.onetrip_free(requestAt);
    return answer;
  }

  function callText(request: string, file: Uint8Array = noBytes): string {
    if (request.length * 3 > roomBytes) return utf8.decode(callBytes(utf8.encode(request), file));
    const size = utf8.encodeInto(request, memory().subarray(roomAt, roomAt + roomBytes));
    return utf8.decode(ask(roomAt, size, file));
  }

  return {
    callText,
    callBytes,
    call(op, input, file) {
      const answer = JSON.parse(callText(JSON.stringify({ op, input }), file));
      if (answer.error) throw new CoreError(answer.error.code, answer.error.at ?? '', answer.error.detail);
      return answer.ok;
    },
  };
}
