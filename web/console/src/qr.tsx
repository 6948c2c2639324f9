// A QR code as a drawing. The library is fetched only where a code is shown.

import { useEffect, useState } from 'preact/hooks';

/** The light margin every reader needs, ISO/IEC 18004 section 7.1. */
const margin_modules = 4;

export async function modules_of(text: string): Promise<boolean[][]> {
  const { encode } = await import('uqr');
  return encode(text, { ecc: 'M', border: margin_modules }).data;
}

/** One square for each dark module. */
export function path_of(modules: boolean[][]): string {
  return modules.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
}

export function QrCode({ text, label }: { text: string; label: string }) {
  const [modules, set_modules] = useState<boolean[][] | null>(null);
  useEffect(() => {
    void modules_of(text).then(set_modules);
  }, [text]);
  if (!modules) return null;
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${modules.length} ${modules.length}`} shape-rendering="crispEdges">
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path_of(modules)} fill="#000" />
    </svg>
  );
}
