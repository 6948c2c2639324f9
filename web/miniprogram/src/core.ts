// The core and the words, once for all pages: each page requires this module, so the wasm is instantiated once.

import { loadCore, type Core } from '../../../wasm/loader/loader';
import { fromPackage } from '../../../wasm/loader/hosts';
import { zh_CN } from '../../shared/messages/zh-CN';
import { words_of } from '../../shared/messages/words';

const pathInPackage = '/core/onetrip-core.wasm.br';

let loading: Promise<Core> | undefined;

/** Instantiated at the first call; a failure is not kept, so that the next call tries again. */
export function core(): Promise<Core> {
  loading ??= loadCore(fromPackage(pathInPackage)).catch((failure) => {
    loading = undefined;
    throw failure;
  });
  return loading;
}

export const words = words_of(zh_CN, 'zh-CN');
