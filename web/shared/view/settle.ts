// Making a picture small enough without failing the check: encoded smaller and coarser, step by step, and looked at by the
// core each time. What only a better photo would mend is not hidden that way.

import type { Inspection } from '../core/client';

export interface Attempt {
  /** Of the picture's sides, at most 1. */
  scale: number;
  quality: number;
}

export interface Settled {
  content: Uint8Array;
  inspection: Inspection;
}

const scales = [1, 0.8, 0.64, 0.5, 0.4];
const qualities = [0.92, 0.85, 0.75, 0.65];
const mended_by_size = ['material.too_large', 'material.too_heavy', 'material.pixels_too_many'];
const mended_by_kind = ['material.kind_not_accepted', 'material.kind_mismatch', 'material.not_judged'];
const made_by_encoding = ['material.compressed', 'material.too_large'];

export const is_refused = ({ findings }: Inspection): boolean => findings.some(({ severity }) => severity === 'error');

/** Whether everything that stands in the way of a picture goes away by encoding it anew. */
export function is_mended_by_encoding({ findings }: Inspection): boolean {
  const errors = findings.filter(({ severity }) => severity === 'error');
  return errors.length > 0 && errors.every(({ code }) => mended_by_size.includes(code) || mended_by_kind.includes(code));
}

/** The first attempt that passes; else the one that tells most about why none does; null if it cannot be encoded. */
export async function settle(
  encode: (attempt: Attempt) => Promise<Uint8Array | null>,
  inspect: (content: Uint8Array) => Promise<Inspection>,
  size_bytes_max = Infinity,
): Promise<Settled | null> {
  let kept: Settled | null = null;
  for (const scale of scales) {
    for (const quality of qualities) {
      const content = await encode({ scale, quality });
      if (!content) return null;
      const is_last = scale === scales[scales.length - 1] && quality === qualities[qualities.length - 1];
      if (content.length > size_bytes_max && !(is_last && !kept)) continue;
      const settled = { content, inspection: await inspect(content) };
      if (!kept || (is_refused(kept.inspection) && !is_refused(settled.inspection))) kept = settled;
      const is_spoilt = settled.inspection.findings.some(({ code }) => made_by_encoding.includes(code));
      if (!is_spoilt) return is_refused(settled.inspection) ? kept : settled;
      break; // coarser would be worse: smaller and finer
    }
  }
  return kept;
}
