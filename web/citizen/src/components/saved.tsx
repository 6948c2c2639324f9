// What the rule of one trip spared somebody, on every closed case.

import { useEffect, useState } from 'preact/hooks';
import { pick } from '../../../shared/base/text';
import type { Case } from '../../../shared/api/types';
import type { Definition } from '../../../shared/core/shapes';
import { useApp, useCore, useWords } from '../context';
import { Trips } from './trips';

export function Saved({ subject }: { subject: Case }) {
  const { api, today } = useApp();
  const words = useWords();
  const core = useCore();
  const [service, set_service] = useState<Definition | null>(null);
  const { id, version } = subject.service;
  useEffect(() => {
    void api.service(id, version).then(({ value }) => value && set_service(value.service));
  }, [id, version]);
  if (!service) return null;
  if (!core.value) return null;
  const { materials, trips } = core.value.checklist(service, subject.answers_masked, today());
  const spared = materials.filter((item) => item.spared).length;
  const { count, visits } = trips;
  const { usual_count } = service.trips;
  return (
    <section class="notice good" aria-label={words('saved.title')}>
      <Trips count={count} reason={words('trips.only', { what: visits.map(({ title }) => pick(title, words.language)).join(words('trips.and')) })} />
      <p>
        {usual_count !== undefined && usual_count > count && words('saved.trips', { count: usual_count - count })}{' '}
        {spared > 0 && words('saved.materials', { count: spared })}
      </p>
    </section>
  );
}
