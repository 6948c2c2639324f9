// The two ways to come by an instance: a web address (page, worker) and a path in a mini-program's package.

import type { Instantiate } from './loader';

/** Streams where the server sends the right media type and the browser can; else takes the bytes whole. */
export function fromAddress(address: string): Instantiate {
  const whole = async (imports: Record<string, never>) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
  };
  return (imports) =>
    typeof WebAssembly.instantiateStreaming === 'function'
      ? WebAssembly.instantiateStreaming(fetch(address), imports).catch(() => whole(imports))
      : whole(imports);
}

interface WeChatWebAssembly {
  instantiate(path: string, imports: object): Promise<never>;
}
declare const WXWebAssembly: WeChatWebAssembly;

/** The first module that the host takes: one with newer instructions, then one without. */
export function firstTaken(first: Instantiate, second: Instantiate): Instantiate {
  return async (imports) => {
    try {
      return await first(imports);
    } catch {
      return second(imports);
    }
  };
}

/** `path` ends in `.wasm` or `.wasm.br` and lies in the code package; WeChat takes nothing else. */
export function fromPackage(path: string): Instantiate {
  return (imports) => WXWebAssembly.instantiate(path, imports);
}
