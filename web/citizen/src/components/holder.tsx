// Who has the case now, and by when.

import { useEffect, useState } from 'preact/hooks';
import type { Case } from '../../../shared/api/types';
import { pick, say_day, type Text } from '../../../shared/base/text';
import { useApp, useWords } from '../context';

export function Holder({ subject }: { subject: Case }) {
  const { api } = useApp();
  const words = useWords();
  const [agency, set_agency] = useState<Text | null>(null);
  const { service, state, shipment, supplement, promised_due } = subject;
  useEffect(() => {
    void api.services().then(({ value }) => set_agency(value?.services.find(({ id }) => id === service.id)?.agency ?? null));
  }, [service.id]);
  const carrier = state === 'delivering' ? shipment?.carrier_title : undefined;
  const is_mine = state === 'supplement_requested';
  const is_over = ['closed', 'refused', 'withdrawn'].includes(state);
  const due = is_mine ? supplement?.due : promised_due;
  const who = is_mine ? words('holder.you') : pick(carrier ?? agency, words.language);
  if (is_over || !who) return null;
  return (
    <dl class="facts">
      <div>
        <dt>{words('holder.who')}</dt>
        <dd>{who}</dd>
      </div>
      {due && !carrier && (
        <div>
          <dt>{words('holder.by')}</dt>
          <dd>{words('timeline.by', { day: say_day(due, words.language) })}</dd>
        </div>
      )}
    </dl>
  );
}
