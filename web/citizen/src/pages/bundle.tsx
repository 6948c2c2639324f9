// Several services as one thing: which they are, and one list of papers with what each of them serves.

import { useEffect } from 'preact/hooks';
import type { BundleChecklist } from '../../../shared/api/types';
import { pick, say_day, type Text } from '../../../shared/base/text';
import { BundleModel } from '../../../shared/view/bundle';
import { Failed, Mark, Page, Waiting } from '../components/page';
import { Trips } from '../components/trips';
import { useApp, useModel, useOnce, useWords } from '../context';
import { address } from '../route';

type Item = BundleChecklist['materials'][number];

export function BundlePage({ lead }: { lead: string }) {
  const { api, drafts } = useApp();
  const words = useWords();
  const model = useOnce(() => new BundleModel(api, drafts, lead), [api, drafts, lead]);
  const { list, problem } = useModel(model);
  useEffect(() => void model.load(), [model]);
  const back = { to: address.guide(lead) };
  if (problem) return <Failed title={words('bundle.title')} problem={problem} again={() => void model.load()} back={back} />;
  if (!list) return <Waiting title={words('bundle.title')} back={back} />;
  const say = (text: object) => pick(text as Text, words.language);
  const title_of = (id: string) => say(list.bundle.services.find((service) => service.id === id)?.title ?? {});
  const count = list.bundle.services.reduce((sum, { trips }) => sum + (trips.count ?? 0), 0);
  const asked = list.materials.filter(({ spared }) => !spared);
  const spared = list.materials.filter((item) => item.spared);
  return (
    <Page title={say(list.bundle.title)} back={back}>
      <Trips large count={count} reason="" />
      <p>{say(list.bundle.summary)}</p>
      <h2>{words('bundle.services')}</h2>
      <ul class="services">
        {list.bundle.services.map(({ id, title }) => (
          <li class="card" key={id}>
            <h3>
              <a href={address.guide(id)}>{say(title)}</a>
            </h3>
          </li>
        ))}
      </ul>
      <h2>{words('bundle.papers', { count: asked.length })}</h2>
      <ul class="services">
        {asked.map((item) => (
          <Paper key={item.id} item={item} title_of={title_of} />
        ))}
      </ul>
      {spared.length > 0 && (
        <>
          <h2>{words('materials.spared', { count: spared.length })}</h2>
          <ul class="spared-list">
            {spared.map((item) => (
              <li key={item.id}>
                <Mark kind="done" />
                <span>
                  <b>{say(item.title)}</b>
                  <br />
                  <span class="quiet">{say(item.serves[0]!.reason.text)}</span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a class="second" href={address.plan(lead)}>
          {words('plan.open')}
        </a>
      </p>
      <p class="aside">{words('bundle.how')}</p>
    </Page>
  );
}

function Paper({ item, title_of }: { item: Item; title_of: (service: string) => string }) {
  const words = useWords();
  return (
    <li class="card">
      <h3>{pick(item.title, words.language)}</h3>
      {item.serves.length > 1 && <p>{words('bundle.once', { count: item.serves.length })}</p>}
      <ul class="bare">
        {item.serves.map(({ service, id, reason, spared }) => (
          <li key={service + id}>
            {words(spared ? 'bundle.spares' : 'bundle.serves', { service: title_of(service) })}
            <br />
            <span class="quiet">{pick(reason.text, words.language)}</span>
          </li>
        ))}
      </ul>
      {item.copies > 0 && <p>{words('bundle.copies', { count: item.copies })}</p>}
      {item.late && <p class="late">{words('bundle.late', { day: say_day(item.late.due, words.language) })}</p>}
    </li>
  );
}
