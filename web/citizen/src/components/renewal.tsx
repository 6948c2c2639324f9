// The form has changed since the draft was begun: what could not be kept, with the words the citizen wrote, and what is
// asked now.

import { labelled } from '../../../shared/base/labelled';
import { pick } from '../../../shared/base/text';
import type { Renewal } from '../../../shared/view/renew';
import { useWords } from '../context';

export function RenewalNote({ renewal, seen }: { renewal: Renewal; seen: () => void }) {
  const words = useWords();
  const { dropped, asked } = renewal;
  return (
    <section class="notice warn" role="status" aria-label={words('renewal.title')}>
      <p class="notice-title">{words('renewal.title')}</p>
      {dropped.length > 0 && (
        <>
          <p>{words('renewal.dropped')}</p>
          <ul>
            {dropped.map(({ label, reason, value }, at) => (
              <li key={at}>
                {labelled(pick(label, words.language), value, words.language)}
                <br />
                <span class="quiet">{words(`renewal.${reason}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {asked.length > 0 && (
        <>
          <p>{words('renewal.asked')}</p>
          <ul>
            {asked.map((label, at) => (
              <li key={at}>{pick(label, words.language)}</li>
            ))}
          </ul>
        </>
      )}
      <button type="button" class="second" onClick={seen}>
        {words('renewal.seen')}
      </button>
    </section>
  );
}
