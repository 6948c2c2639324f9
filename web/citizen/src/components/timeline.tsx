// The recurring figure: what has happened to a case and its parcel, the newest on top, and what is awaited above it.

import { say_day, say_instant } from '../../../shared/base/text';
import type { Moment } from '../../../shared/view/parcel';
import { useWords } from '../context';
import { Mark } from './page';

const marks = { awaited: 'awaited', newest: 'now', past: 'done' } as const;

export function Timeline({ moments, label }: { moments: readonly Moment[]; label: string }) {
  const words = useWords();
  // Nothing is awaited: the newest is the end.
  const ended = moments[0]?.state === 'newest';
  return (
    <ol class="timeline" aria-label={label}>
      {moments.map((moment) => {
        const title = words.known(moment.key) ?? moment.text;
        const own_words = moment.text && moment.text !== title ? moment.text : '';
        return (
          <li key={`${moment.at} ${moment.key} ${moment.text}`} class={`${moment.state} ${moment.kind}`}>
            <Mark kind={ended ? 'done' : marks[moment.state]} />
            <div>
              <p class="timeline-title">{title}</p>
              {own_words && <p class="timeline-text">{own_words}</p>}
              {moment.at && (
                <p class="timeline-at">
                  {moment.state === 'awaited' ? (
                    words('timeline.by', { day: say_day(moment.at, words.language) })
                  ) : (
                    <time dateTime={moment.at}>{say_instant(moment.at, words.language)}</time>
                  )}
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
