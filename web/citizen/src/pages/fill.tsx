// One step of the form, or, in the elder version, one question of it.

import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { pick } from '../../../shared/base/text';
import { value_at } from '../../../shared/base/pointer';
import type { KeptAddress } from '../../../shared/api/types';
import type { Finding } from '../../../shared/core/shapes';
import { pointer_of } from '../../../shared/view/addresses';
import { all_fields, FillModel } from '../../../shared/view/fill';
import { AddressBook } from '../components/address_book';
import { Field, short_label } from '../components/field';
import { GiveDraft } from '../components/handover';
import { Keeping } from '../components/keeping';
import { Failed, Page, Waiting } from '../components/page';
import { RenewalNote } from '../components/renewal';
import { SignIn } from '../components/sign_in';
import { Summary } from '../components/summary';
import { useApp, useModel, useOnce, useService, useWords, type Ready } from '../context';
import { address, go } from '../route';

export function FillPage({ service, step }: { service: string; step?: string }) {
  const words = useWords();
  const { ready, problem, again } = useService(service);
  const back = { to: address.guide(service) };
  if (problem) return <Failed title={words('fill.title')} problem={problem} again={again} back={back} />;
  if (!ready) return <Waiting title={words('fill.title')} back={back} />;
  return <Step ready={ready} step={step} />;
}

function Step({ ready, step }: { ready: Ready; step?: string }) {
  const { display, drafts, today } = useApp();
  const words = useWords();
  const { core, service } = ready;
  const model = useOnce(
    () => new FillModel(core, service, drafts, today(), step),
    [core, service, drafts, step],
  );
  const { screen, draft, summary, tries } = useModel(model);
  const at = screen.steps.findIndex(({ id }) => id === screen.step);
  const fields = all_fields(screen.fields);
  const label_of = (finding: Finding) => short_label(fields.find(({ pointer }) => pointer === finding.field), words);

  const { elder } = useModel(display);
  const [question, set_question] = useState(0);
  // The elder version asks one question at a time; answers may show and hide what comes after.
  const here = Math.min(question, screen.fields.length - 1);
  const asked = elder ? screen.fields.slice(here, here + 1) : screen.fields;
  const is_last = !elder || here === screen.fields.length - 1;

  const go_on = () => {
    if (!is_last) return void (model.go_on(asked[0]) && set_question(here + 1));
    if (model.go_on()) return go(screen.next ? address.fill(service.id, screen.next) : address.materials(service.id));
    const hindered = model.state.summary[0]?.field;
    const first = screen.fields.findIndex((field) => all_fields([field]).some(({ pointer }) => pointer === hindered));
    if (first >= 0) set_question(first);
  };
  const take_address = (chosen: KeptAddress) => {
    for (const role of ['address', 'receiver', 'phone'] as const) {
      const pointer = pointer_of(service, role);
      if (pointer) model.change(pointer, chosen[role]);
    }
  };
  const [signing_in, set_signing_in] = useState(false);
  if (signing_in) return <SignIn back={{ to: address.guide(service.id) }} done={() => set_signing_in(false)} />;
  const title = pick(screen.steps[at]?.title, words.language);
  const step_words = words('fill.step', { at: at + 1, count: screen.steps.length, service: pick(service.title, words.language) });
  return (
    <Page
      key={elder ? here : 'whole'}
      title={title}
      over={elder ? words('fill.question', { step: step_words, at: here + 1, count: screen.fields.length }) : step_words}
      back={{ to: screen.previous ? address.fill(service.id, screen.previous) : address.guide(service.id) }}
      submit={go_on}
      action={
        <>
          {elder && here > 0 && (
            <button type="button" class="second" onClick={() => set_question(here - 1)}>
              {words('fill.previous')}
            </button>
          )}
          <button type="submit" class="first">
            {words('fill.go_on')}
          </button>
        </>
      }
    >
      <Progress at={elder ? here : at} count={elder ? screen.fields.length : screen.steps.length} />
      {draft.helper && (
        <p class="note" role="note">
          {words('helping.note')}
        </p>
      )}
      {draft.renewal && <RenewalNote renewal={draft.renewal} seen={() => model.renewal_seen()} />}
      <Summary findings={summary} tries={tries} label_of={label_of} />
      {asked.map((field) => (
        <Fragment key={field.pointer}>
          {field.pointer === pointer_of(service, 'address') && (
            <AddressBook take={take_address} sign_in={() => set_signing_in(true)} />
          )}
          <Field
            field={field}
            value={value_at(draft.answers, field.pointer)}
            findings={model.findings_of(field)}
            change={(value) => model.change(field.pointer, value)}
            leave={() => model.leave(field.pointer)}
            inner={model}
          />
        </Fragment>
      ))}
      {is_last && <Keeping />}
      {is_last && <GiveDraft service={service.id} version={service.version} />}
    </Page>
  );
}

function Progress({ at, count }: { at: number; count: number }) {
  return (
    <div class="progress" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <span key={index} class={index <= at ? 'done' : ''} />
      ))}
    </div>
  );
}
