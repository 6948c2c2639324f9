// What one is told of visits, until one puts it away.

import { pick, say_day, say_time } from '../../../shared/base/text';
import type { VisitsModel, VisitsState } from '../../../shared/view/visits';
import { useVisitWords } from './when';

export function Told({ model, state: { notices, halls } }: { model: VisitsModel; state: VisitsState }) {
  const words = useVisitWords();
  if (notices.length === 0) return null;
  return (
    <section class="told" aria-label={words('notice.title')}>
      {notices.map(({ id, news, hall, visit_at }) => (
        <p key={id} class="note">
          {words(`notice.${news}`, { when: `${say_day(visit_at, words.language)} ${say_time(visit_at)}`, hall: pick(halls[hall]?.title, words.language) })}{' '}
          <button type="button" class="plain" onClick={() => void model.put_away(id)}>
            {words('notice.put_away')}
          </button>
        </p>
      ))}
    </section>
  );
}
