// The materials by name: what to give, why, and what is spared.

import { useEffect, useState } from 'preact/hooks';
import { say_date } from '../../../shared/base/date';
import { pick, say_day } from '../../../shared/base/text';
import type { ChecklistItem, CommitmentNotice } from '../../../shared/core/shapes';
import type { Text } from '../../../shared/base/text';
import type { HeldCertificate } from '../../../shared/api/types';
import { MaterialsModel } from '../../../shared/view/materials';
import { Summary } from '../components/summary';
import { Failed, Mark, Page, ProblemBox, Waiting } from '../components/page';
import { useApp, useModel, useOnce, useService, useWords, type Ready } from '../context';
import { address, go } from '../route';

export function MaterialsPage({ service }: { service: string }) {
  const words = useWords();
  const { ready, problem, again } = useService(service);
  const back = { to: address.fill(service) };
  if (problem) return <Failed title={words('materials.title')} problem={problem} again={again} back={back} />;
  if (!ready) return <Waiting title={words('materials.title')} back={back} />;
  return <Materials ready={ready} />;
}

function Materials({ ready }: { ready: Ready }) {
  const { api, drafts, today } = useApp();
  const words = useWords();
  const { core, service } = ready;
  const model = useOnce(() => new MaterialsModel(core, api, service, drafts, today()), [core, api, service, drafts]);
  const { draft } = useModel(model);
  useEffect(() => void model.look_for_known(), [model]);
  const [tries, set_tries] = useState(0);
  const missing = tries > 0 ? model.missing() : [];
  const last_step = service.form.steps[service.form.steps.length - 1]?.id;

  const go_on = () => {
    if (model.missing().length === 0) go(address.book(service.id));
    else set_tries(tries + 1);
  };
  return (
    <Page
      title={words('materials.title')}
      over={pick(service.title, words.language)}
      back={{ to: address.fill(service.id, last_step) }}
      submit={go_on}
      action={
        <button type="submit" class="first">
          {words('fill.go_on')}
        </button>
      }
    >
      <Summary
        tries={tries}
        findings={missing.map(({ id }) => ({ code: 'material.missing', field: `material:${id}`, severity: 'error' }))}
        label_of={({ field }) => pick(missing.find(({ id }) => field === `material:${id}`)?.title, words.language)}
        address_of={({ field }) => address.material(service.id, field.slice('material:'.length))}
      />
      <h2>{words('materials.asked')}</h2>
      <ul class="services">
        {model.asked_for().map((item) => (
          <Asked key={item.id} item={item} given={draft.materials[item.id] !== undefined} service={service.id} model={model} />
        ))}
      </ul>
      <h2>{words('materials.spared', { count: model.spared().length })}</h2>
      <ul class="spared-list">
        {model.spared().map((item) => (
          <Spared key={item.id} item={item} model={model} />
        ))}
      </ul>
      <Registers model={model} />
    </Page>
  );
}

function Spared({ item, model }: { item: ChecklistItem; model: MaterialsModel }) {
  const words = useWords();
  const { title, reason, source, late, commitment } = item;
  const held = model.certificate_of(item);
  return (
    <li>
      <Mark kind="done" />
      <span>
        <b>{pick(title, words.language)}</b>
        <br />
        <span class="quiet">{pick(reason.text, words.language)}</span>
        {source?.text && (
          <span class="quiet">
            <br />
            {words('materials.source', { source: source.text, day: say_day(source.as_of ?? '', words.language) })}
          </span>
        )}
        {held && (
          <>
            <br />
            <span class="quiet">{words('materials.certificate', say_held(held, words))}</span>
            <button type="button" class="plain" onClick={() => model.agree_to(held, false)}>
              {words('materials.certificate_leave')}
            </button>
          </>
        )}
        {late && <Late late={late} />}
        {commitment && <Notice notice={commitment} />}
      </span>
    </li>
  );
}

/** What a certificate is told by. */
function say_held({ values, service_title, reason }: HeldCertificate, words: ReturnType<typeof useWords>) {
  const until = values.valid_to ? words('materials.valid_to', { day: say_date(values.valid_to, words.language) }) : words('materials.valid_always');
  return { number: values.number, service: pick(service_title as Text, words.language), until, reason };
}

/** What offices can find out by themselves, at once, if the applicant agrees. */
function Registers({ model }: { model: MaterialsModel }) {
  const words = useWords();
  const { registers } = useModel(model);
  const titles = model.registers_to_ask().map(({ title }) => pick(title, words.language));
  if (registers !== null && typeof registers === 'object') return <ProblemBox problem={registers} />;
  if (registers === 'asked') return <p role="status">{words('materials.registers_asked')}</p>;
  if (registers === 'out_of_reach') return <p role="status">{words('materials.registers_away')}</p>;
  if (titles.length === 0) return null;
  return (
    <div class="notice">
      <p>{words('materials.registers', { materials: titles.join(words('frame.or')) })}</p>
      <button type="button" class="second" onClick={() => void model.ask_registers()}>
        {words('materials.registers_ask')}
      </button>
    </div>
  );
}

/** Until when it may follow. */
function Late({ late }: { late: NonNullable<ChecklistItem['late']> }) {
  const words = useWords();
  const due = { day: say_day(late.due, words.language), workdays: late.workdays };
  return <p class="late">{words(late.provisional ? 'materials.late_provisional' : 'materials.late', due)}</p>;
}

/** Everything that has to be told of a promise that stands for a proof. */
function Notice({ notice }: { notice: CommitmentNotice }) {
  const words = useWords();
  const { proof, content, legal_basis, who_may, liability, verification, published } = notice;
  const told = { proof, content, legal_basis, who_may, liability };
  return (
    <details class="commitment">
      <summary>{words('commitment.summary')}</summary>
      <dl>
        {(Object.keys(told) as (keyof typeof told)[]).map((part) => (
          <div key={part}>
            <dt>{words(`commitment.${part}`)}</dt>
            <dd>{pick(told[part], words.language)}</dd>
          </div>
        ))}
        <div>
          <dt>{words('commitment.verification')}</dt>
          <dd>
            {pick(verification.text, words.language)} {words('commitment.within', { workdays: verification.workdays })}
          </dd>
        </div>
        <div>
          <dt>{words('commitment.published')}</dt>
          <dd>{words(published ? 'commitment.is_published' : 'commitment.not_published')}</dd>
        </div>
      </dl>
      {notice.field && <p class="quiet">{words('commitment.in_form')}</p>}
    </details>
  );
}

interface AskedProperties {
  item: ChecklistItem;
  given: boolean;
  service: string;
  model: MaterialsModel;
}

function Asked({ item, given, service, model }: AskedProperties) {
  const words = useWords();
  const { trouble } = useModel(model);
  const problem = trouble?.material === item.id ? trouble.problem : null;
  const held = given ? null : model.certificate_for(item);
  const gone = given ? null : model.void_certificate_for(item);
  const shared = given || held ? null : model.shared_for(item);
  const offer = given || held || shared ? null : model.offer_of(item);
  const title = pick(item.title, words.language);
  return (
    <li class="card">
      <h3>{title}</h3>
      <p>{pick(item.reason.text, words.language)}</p>
      {item.late && <Late late={item.late} />}
      <p class={given ? 'state done' : 'state awaited'}>
        <Mark kind={given ? 'done' : 'awaited'} /> <b>{words(given ? 'materials.have' : 'materials.lack')}</b>
      </p>
      {problem && <ProblemBox problem={problem} />}
      {gone && <p class="quiet">{words(gone.status === 'valid' ? 'materials.certificate_expired' : `materials.certificate_${gone.status}`, say_held(gone, words))}</p>}
      {held && (
        <div class="notice">
          <p class="notice-title">{words('materials.certificate_known')}</p>
          <p>{words('materials.certificate_from', say_held(held, words))}</p>
          <button type="button" class="first" onClick={() => model.agree_to(held, true)}>
            {words('materials.known_use')}
          </button>
        </div>
      )}
      {shared && (
        <div class="notice">
          <p class="notice-title">{words('materials.shared')}</p>
          <p>{words('materials.shared_from', { service: pick(shared.service_title as Text, words.language) })}</p>
          <button type="button" class="first" onClick={() => void model.use_shared(shared)}>
            {words('materials.shared_use')}
          </button>
        </div>
      )}
      {offer && (
        <div class="notice">
          <p class="notice-title">{words('materials.known')}</p>
          <p>
            {words('materials.known_from', { service: pick(offer.service_title as Text, words.language), day: say_date(offer.closed.slice(0, 10), words.language), number: offer.case })}
          </p>
          <button type="button" class="first" onClick={() => void model.use_earlier(offer)}>
            {words('materials.known_use')}
          </button>
        </div>
      )}
      <a class="second" href={address.material(service, item.id)}>
        {words(given ? 'materials.replace' : 'materials.give', { material: title })}
      </a>
    </li>
  );
}
