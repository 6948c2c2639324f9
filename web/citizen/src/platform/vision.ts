// What looks at files, of the two builds the one that this browser runs; both give the same verdicts.

import simd_address from '@wasm/onetrip-vision-simd.wasm?url';
import plain_address from '@wasm/onetrip-vision.wasm?url';
import { fromAddress } from '../../../../wasm/loader/hosts';
import { loadCore, type Core } from '../../../../wasm/loader/loader';
import { hasSimd } from '../../../../wasm/loader/simd';

export const load_vision = (): Promise<Core> => loadCore(fromAddress(hasSimd() ? simd_address : plain_address));
