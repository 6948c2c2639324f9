// Pictures that are nothing but their size and what was done to them: for models that only decide what is to be done.

import type { Inspection } from '../../../../web/shared/core/client';
import type { FieldFinding } from '../../../../web/shared/core/shapes';
import type { Easel } from '../../../../web/shared/view/adjust';
import type { Size } from '../../../../web/shared/view/crop';
import type { Offered } from '../../../../web/shared/view/materials';

export interface Drawn extends Size {
  acts: string;
}

/** Encoded, a picture is the text of its acts. */
export const paper_easel: Easel<Drawn> = {
  open: (file) => Promise.resolve(file.length > 0 ? { width: 300, height: 400, acts: new TextDecoder().decode(file) } : null),
  turn: ({ width, height, acts }, tenths) => ({
    ...(tenths % 1800 === 0 ? { width, height } : { width: height, height: width }),
    acts: `${acts} turned ${tenths}`,
  }),
  cut: ({ acts }, { width, height }) => ({ width, height, acts: `${acts} cut` }),
  encode: ({ acts }) => Promise.resolve(new TextEncoder().encode(acts)),
  encode_part: ({ acts }, { width, height }, size, quality) =>
    Promise.resolve(new TextEncoder().encode(`${acts}, ${Math.round(width)}×${Math.round(height)} to ${size.width}×${size.height} at ${quality}`)),
};

export const offered = (text: string, name = 'page.png'): Offered => ({ content: new TextEncoder().encode(text), name, claimed_type: 'image/png' });
export const text_of = ({ content }: Offered): string => new TextDecoder().decode(content);

export function inspection(findings: FieldFinding[], skew: number | null = null): Inspection {
  return { kind: 'jpeg', size_bytes: 1, width: 300, height: 400, sha256: null, image: { skew }, findings };
}

export const error = (code: string): FieldFinding => ({ code, severity: 'error' });
