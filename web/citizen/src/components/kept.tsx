// Says that what is shown was kept on the device, and when.

import { china_time } from '../../../shared/base/host';
import { say_instant } from '../../../shared/base/text';
import { useWords } from '../context';

/** Beside what the server could not be asked for just now. */
export function KeptNote({ at_ms }: { at_ms: number | null }) {
  const words = useWords();
  if (at_ms === null) return null;
  return (
    <p class="note" role="status">
      {words('frame.kept', { time: say_instant(china_time(at_ms), words.language) })}
    </p>
  );
}
