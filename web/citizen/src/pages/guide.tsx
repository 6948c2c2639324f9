// Before starting, one screen: how many trips, what is needed and what is spared, how long, what it costs, what comes
// at the end and how.

import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { pick, type Text } from '../../../shared/base/text';
import type { Definition } from '../../../shared/core/shapes';
import { GuideModel } from '../../../shared/view/find';
import { KeptNote } from '../components/kept';
import { Failed, Mark, Page, Waiting } from '../components/page';
import { Trips } from '../components/trips';
import { useApp, useCore, useModel, useOnce, useWords } from '../context';
import { address, go } from '../route';

const back = { to: address.find };

export function GuidePage({ service: id }: { service: string }) {
  const { api, drafts, outbox } = useApp();
  const words = useWords();
  const model = useOnce(() => new GuideModel(api, id), [api, id]);
  const { service, agency, halls, kept_at_ms, problem } = useModel(model);
  useEffect(() => void model.load(), [model]);
  if (problem) return <Failed title={words('guide.title')} problem={problem} again={() => void model.load()} back={back} />;
  if (!service) return <Waiting title={words('guide.title')} back={back} />;

  const say = (text: Text | undefined) => pick(text, words.language);
  const visits = service.visits.filter(({ when }) => when === undefined);
  const draft = drafts.open(id, service.version);
  const begun = drafts.has(id);
  const { promised_days, legal_days } = service.limits;
  const begin_helping = () => {
    drafts.change(draft, { helper: { name: '', relation: 'child' } });
    go(address.fill(id, draft.step ?? undefined));
  };
  return (
    <Page
      title={say(service.title)}
      back={back}
      action={
        outbox.find(`submit ${id}`) ? (
          <a class="first" href={address.review(id)}>
            {words('guide.settle')}
          </a>
        ) : (
          <>
            {!draft.helper && (
              <button type="button" class="second" onClick={begin_helping}>
                {words('helping.begin')}
              </button>
            )}
            <a class="first" href={address.fill(id, draft.step ?? undefined)}>
              {words(begun ? 'guide.go_on' : 'guide.begin')}
            </a>
          </>
        )
      }
    >
      <KeptNote at_ms={kept_at_ms} />
      <Trips
        large
        count={service.trips.count}
        reason={words('trips.only', { what: say(service.trips.title) || visits.map(({ title }) => say(title)).join(words('trips.and')) })}
      />
      <p>{say(service.summary)}</p>
      {service.bundle && (
        <p>
          <a class="second" href={address.bundle(service.bundle.lead ?? id)}>
            {words('guide.bundle')}
          </a>
        </p>
      )}
      {service.visits.length > 0 && (
        <p>
          <a class="second" href={address.plan(id)}>
            {words('plan.open')}
          </a>
        </p>
      )}
      <dl class="facts">
        {visits.length > 0 && (
          <Fact name={words('guide.where')}>
            {visits.map((visit) => (
              <p key={visit.id}>
                {say(halls[visit.hall]?.title) || say(visit.title)}
                <br />
                <span class="quiet">{say(visit.reason)}</span>
              </p>
            ))}
          </Fact>
        )}
        <Fact name={words('guide.needed')}>
          <Needed service={service} />
        </Fact>
        <Fact name={words('guide.how_long')}>
          {promised_days !== undefined && <p>{words('guide.promised', { days: promised_days })}</p>}
          <p class="quiet">
            {legal_days !== undefined && words('guide.legal', { days: legal_days })} {say(service.limits.explanation)}
          </p>
        </Fact>
        <Fact name={words('guide.cost')}>{say(service.fee.text)}</Fact>
        <Fact name={words('guide.result')}>
          <p>{say(service.outcome.title)}</p>
          {service.delivery?.mail && <p class="quiet">{words('guide.mailed')}</p>}
        </Fact>
        {agency && <Fact name={words('guide.agency')}>{say(agency.agency)}</Fact>}
      </dl>
      <More title={words('guide.conditions')}>
        <ul>
          {service.conditions.map((condition) => (
            <li key={condition['zh-CN']}>{say(condition)}</li>
          ))}
        </ul>
      </More>
      {service.guidance?.map(({ id: part, title, text }) => (
        <More key={part} title={say(title)}>
          <p>{say(text)}</p>
        </More>
      ))}
      <More title={words('guide.basis')}>
        <ul>
          {service.legal_basis.map(({ title, article }) => (
            <li key={title['zh-CN']}>
              {say(title)} {article && words('guide.article', { article })}
            </li>
          ))}
        </ul>
      </More>
    </Page>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function More({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <details>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** What the core says is asked for when nothing is known yet; the answers may add to it or take away. */
function Needed({ service }: { service: Definition }) {
  const words = useWords();
  const { today } = useApp();
  const core = useCore();
  if (!core.value) return <p class="quiet">{words('frame.loading')}</p>;
  const { materials } = core.value.checklist(service, {}, today());
  const asked = materials.filter((item) => !item.spared);
  const spared = materials.filter((item) => item.spared);
  return (
    <>
      <ul class="bare">
        {asked.map(({ id, title }) => (
          <li key={id}>{pick(title, words.language)}</li>
        ))}
      </ul>
      <p class="spared">
        <Mark kind="done" /> {words('guide.spared', { count: spared.length })}
      </p>
      <details>
        <summary>{words('guide.spared_list')}</summary>
        <ul>
          {spared.map(({ id, title, reason }) => (
            <li key={id}>
              {pick(title, words.language)}
              <br />
              <span class="quiet">{pick(reason.text, words.language)}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
