// A Code 128 bar code as a drawing (ISO/IEC 15417). The library is fetched only where a label is shown.

import { useEffect, useState } from 'preact/hooks';

/** The light margin every reader needs: ten modules on both sides. */
const margin_modules = 10;

/** One character a module, `1` for dark; null for what Code 128 cannot say. */
export async function bars_of(text: string): Promise<string | null> {
  const { default: draw } = await import('jsbarcode');
  const drawn: { encodings?: { data: string }[] } = {};
  let valid = true;
  draw(drawn, text, { format: 'CODE128', valid: (is_valid: boolean) => (valid = is_valid) });
  return valid && drawn.encodings ? drawn.encodings.map(({ data }) => data).join('') : null;
}

/** One bar for each run of dark modules. */
export function path_of_bars(bars: string): string {
  return [...bars.matchAll(/1+/g)].map(({ index, 0: run }) => `M${index + margin_modules} 0h${run.length}v1h-${run.length}z`).join('');
}

export function Barcode({ text }: { text: string }) {
  const [bars, set_bars] = useState<string | null>(null);
  useEffect(() => {
    void bars_of(text).then(set_bars);
  }, [text]);
  if (!bars) return null;
  return (
    <svg
      class="barcode"
      role="img"
      aria-label={text}
      viewBox={`0 0 ${bars.length + 2 * margin_modules} 1`}
      preserveAspectRatio="none"
      shape-rendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path_of_bars(bars)} fill="#000" />
    </svg>
  );
}
