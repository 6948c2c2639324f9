// A QR code as a drawing.

import { useEffect, useState } from 'preact/hooks';
import { modules_of, path_of } from '../shared/base/qr';

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
