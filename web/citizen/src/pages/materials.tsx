// The materials by name: what to give, why, and what is spared.

import { useState } from 'preact/hooks';
import { pick } from '../../../shared/base/text';
import type { ChecklistItem } from '../../../shared/core/shapes';
import { MaterialsModel } from '../../../shared/view/materials';
import { Summary } from '../components/summary';
import { Failed, Mark, Page, Waiting } from '../components/page';
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
          <Asked key={item.id} item={item} given={draft.materials[item.id] !== undefined} service={service.id} />
        ))}
      </ul>
      <h2>{words('materials.spared', { count: model.spared().length })}</h2>
      <ul class="spared-list">
        {model.spared().map(({ id, title, reason }) => (
          <li key={id}>
            <Mark kind="done" />
            <span>
              <b>{pick(title, words.language)}</b>
              <br />
              <span class="quiet">{pick(reason.text, words.language)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Page>
  );
}

function Asked({ item, given, service }: { item: ChecklistItem; given: boolean; service: string }) {
  const words = useWords();
  const title = pick(item.title, words.language);
  return (
    <li class="card">
      <h3>{title}</h3>
      <p>{pick(item.reason.text, words.language)}</p>
      <p class={given ? 'state done' : 'state awaited'}>
        <Mark kind={given ? 'done' : 'awaited'} /> <b>{words(given ? 'materials.have' : 'materials.lack')}</b>
      </p>
      <a class="second" href={address.material(service, item.id)}>
        {words(given ? 'materials.replace' : 'materials.give', { material: title })}
      </a>
    </li>
  );
}
