// The first page: what can be done here, and how many trips each costs.

import { useEffect } from 'preact/hooks';
import { pick } from '../../../shared/base/text';
import type { ServiceSummary } from '../../../shared/api/types';
import { FindModel } from '../../../shared/view/find';
import { KeptNote } from '../components/kept';
import { Page, ProblemBox } from '../components/page';
import { Trips } from '../components/trips';
import { useApp, useModel, useOnce, useWords } from '../context';
import { address } from '../route';

export function FindPage() {
  const { api } = useApp();
  const words = useWords();
  const model = useOnce(() => new FindModel(api), [api]);
  const { services, query, found, near, kept_at_ms, problem } = useModel(model);
  useEffect(() => void model.load(), [model]);
  return (
    <Page title={words('find.title')}>
      <div class="field">
        <label for="search">{words('find.search')}</label>
        <p class="help" id="search-help">
          {words('find.search_help')}
        </p>
        <input
          id="search"
          aria-describedby="search-help"
          type="search"
          autocomplete="off"
          value={query}
          onInput={(event) => model.search(event.currentTarget.value)}
        />
      </div>
      <KeptNote at_ms={kept_at_ms} />
      {problem && <ProblemBox problem={problem} again={() => void model.load()} />}
      {!services && !problem && (
        <p class="waiting" role="status">
          {words('frame.loading')}
        </p>
      )}
      {services && (
        <>
          <p class="unseen" role="status">
            {words('find.count', { count: found.length })}
          </p>
          {near && <p class="near">{words('find.near')}</p>}
          {found.length === 0 && <p>{words('find.nothing')}</p>}
          <ul class="services">
            {found.map((service) => (
              <ServiceCard key={service.id} service={service} />
            ))}
          </ul>
        </>
      )}
      <p>
        <a class="second" href={address.plan()}>
          {words('plan.open')}
        </a>
      </p>
      <p class="aside">{words('find.promise')}</p>
    </Page>
  );
}

function ServiceCard({ service }: { service: ServiceSummary }) {
  const words = useWords();
  const say = (text: Parameters<typeof pick>[0]) => pick(text, words.language);
  const { title, reason } = service.trips;
  const why = title ? words('trips.only', { what: say(title) }) : say(reason);
  return (
    <li class="card">
      <h2>
        <a href={address.guide(service.id)}>{say(service.title)}</a>
      </h2>
      <Trips count={service.trips.count} reason={why} />
      <p>{say(service.summary)}</p>
      <p class="quiet">
        {say(service.agency)}
        {service.promised_days !== null && <> · {words('find.promised', { days: service.promised_days })}</>}
      </p>
    </li>
  );
}
