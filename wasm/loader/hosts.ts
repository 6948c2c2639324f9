// The two ways to come by an instance: a web address (page, worker) and a path in a mini-program's package.

import type { Instantiate } from './loader';

/** Streams where the server sends the right media type and the browser can; else takes the bytes whole. What fails is fetched
    once more, whole. `arriving`: the first answer, where it was asked for before. */
export function fromAddress(address: string, arriving?: Promise<Response> | null): Instantiate {
  return (imports) => {
    const whole = async (response: Response) => {
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      return WebAssembly.instantiate(await response.arrayBuffer(), imports);
    };
    const first = arriving ?? fetch(address);
    const streams = typeof WebAssembly.instantiateStreaming === 'function';
    return (streams ? WebAssembly.instantiateStreaming(first, imports) : first.then(whole)).catch(() => fetch(address).then(whole));
  };
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
