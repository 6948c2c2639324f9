// One step of the form, or, in the elder version, one question of it.

import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { pick } from '../../../shared/base/text';
import { value_at } from '../../../shared/base/pointer';
import type { KeptAddress, Problem } from '../../../shared/api/types';
import type { CoreClient } from '../../../shared/core/client';
import type { Definition, Finding, Screen } from '../../../shared/core/shapes';
import { pointer_of } from '../../../shared/view/delivery_roles';
import { all_fields, FillModel, type FillState } from '../../../shared/view/fill';
import { Field, short_label } from '../components/field';
import { Keeping } from '../components/keeping';
import { Failed, Page, ProblemBox, Waiting } from '../components/page';
import { later, LaterPage, type Later } from '../components/later';
import { useApp, useModel, useOnce, useService, useWords } from '../context';
import { address, go } from '../route';

// Nobody needs them before the first field stands.
const sign_in = later(() => import('../components/sign_in'));
const handover = later(() => import('../components/handover'));
const address_book = later(() => import('../components/address_book'));
const hindrances = later(() => import('../components/summary'));
const renewal_note = later(() => import('../components/renewal'));

/** What comes behind the form; without network and never fetched it is left out. */
function usePiece<Module>(pieces: Later<Module>, wanted: boolean): Module | null {
  const [module, set_module] = useState<{ value: Module | null }>({ value: pieces.at_hand() });
  useEffect(() => {
    if (wanted && !module.value) pieces.fetch().then((value) => set_module({ value }), () => undefined);
  }, [wanted]);
  return module.value;
}

export function FillPage({ service, step }: { service: string; step?: string }) {
  const words = useWords();
  const { drafts } = useApp();
  const { ready, early, problem, again } = useService(service);
  // Whoever answered something already has a screen that only the core can draw.
  const [began_anew] = useState(() => !drafts.has(service));
  const back = { to: address.guide(service) };
  // A form that was looked at in another version is renewed first, which takes the core.
  const is_of_version = early && [null, early.service.version].includes(drafts.version_of(service));
  const first = began_anew && is_of_version && (!step || step === early.first_screen.step) ? early : null;
  if (ready && (words.whole || first)) return <Step core={ready.core} service={ready.service} step={step} />;
  if (first) return <Step core={null} service={first.service} first_screen={first.first_screen} step={step} problem={problem} again={again} />;
  if (problem) return <Failed title={words('fill.title')} problem={problem} again={again} back={back} />;
  return <Waiting title={words('fill.title')} back={back} />;
}

interface StepProperties {
  core: CoreClient | null;
  service: Definition;
  step?: string;
  /** What stands until the core is here. */
  first_screen?: Screen;
  /** Why it does not come. */
  problem?: Problem | null;
  again?: () => void;
}

function Step({ core, service, step, first_screen, problem, again }: StepProperties) {
  const { display, drafts, today } = useApp();
  const words = useWords();
  const model = useOnce(
    () => new FillModel(core, service, drafts, today(), step, first_screen),
    [service, drafts, step],
  );
  const { screen, draft, summary, tries, held } = useModel(model, (state) => [...frame_of(state), drafts.lasting]);
  const at = screen.steps.findIndex(({ id }) => id === screen.step);
  const fields = all_fields(screen.fields);
  const label_of = (finding: Finding) => short_label(fields.find(({ pointer }) => pointer === finding.field), words);

  const { elder } = useModel(display);
  const [question, set_question] = useState(0);
  // The elder version asks one question at a time; answers may show and hide what comes after.
  const here = Math.min(question, screen.fields.length - 1);
  const asked = elder ? screen.fields.slice(here, here + 1) : screen.fields;
  const is_last = !elder || here === screen.fields.length - 1;

  // The core may have come since this was drawn, and asks for more.
  const go_on = () => {
    const { fields } = model.state.screen;
    if (elder && here < fields.length - 1) return void (model.go_on(fields[here]) && set_question(here + 1));
    if (model.go_on()) {
      const { next } = model.state.screen;
      return go(next ? address.fill(service.id, next) : address.materials(service.id));
    }
    const hindered = model.state.summary[0]?.field;
    const first = fields.findIndex((field) => all_fields([field]).some(({ pointer }) => pointer === hindered));
    if (first >= 0) set_question(first);
  };
  useEffect(() => {
    if (core && model.take_core(core)) go_on();
  }, [core, model]);
  const take_address = (chosen: KeptAddress) => {
    for (const role of ['address', 'receiver', 'phone'] as const) {
      const pointer = pointer_of(service, role);
      if (pointer) model.change(pointer, chosen[role]);
    }
  };
  const wanted = core !== null;
  const [above, giving, book] = [usePiece(hindrances, wanted), usePiece(handover, wanted), usePiece(address_book, wanted)];
  const note = usePiece(renewal_note, draft.renewal !== null);
  const [signing_in, set_signing_in] = useState(false);
  if (signing_in) {
    const back = { to: address.guide(service.id) };
    return <LaterPage pages={sign_in} show={({ SignIn }) => <SignIn back={back} done={() => set_signing_in(false)} />} />;
  }
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
      {problem && <ProblemBox problem={problem} again={again} />}
      {held && !problem && (
        <p class="waiting" role="status">
          {words('frame.loading')}
        </p>
      )}
      <Progress at={elder ? here : at} count={elder ? screen.fields.length : screen.steps.length} />
      {draft.helper && (
        <p class="note" role="note">
          {words('helping.note')}
        </p>
      )}
      {draft.renewal && note && <note.RenewalNote renewal={draft.renewal} seen={() => model.renewal_seen()} />}
      {above && <above.Summary findings={summary} tries={tries} label_of={label_of} />}
      {asked.map((field) => (
        <Fragment key={field.pointer}>
          {book && field.pointer === pointer_of(service, 'address') && (
            <book.AddressBook take={take_address} sign_in={() => set_signing_in(true)} />
          )}
          <Asked model={model} pointer={field.pointer} />
        </Fragment>
      ))}
      {is_last && <Keeping />}
      {is_last && giving && <giving.GiveDraft service={service.id} version={service.version} />}
    </Page>
  );
}

/** All of a step but its fields: a keystroke draws one of those anew and nothing else. */
function frame_of({ screen: { fields, ...frame }, summary, tries, held, draft }: FillState): unknown[] {
  return [...Object.values(frame), fields.map(({ pointer }) => pointer).join(), summary, tries, held, JSON.stringify([draft.helper, draft.renewal])];
}

function Asked({ model, pointer }: { model: FillModel; pointer: string }) {
  const asked = ({ screen, draft, shown }: FillState) => {
    const field = screen.fields.find((one) => one.pointer === pointer);
    return [field, value_at(draft.answers, pointer), field?.findings && model.findings_of(field), field?.rows && shown] as const;
  };
  const [field, value, findings = []] = asked(useModel(model, asked));
  return (
    field && (
      <Field
        field={field}
        value={value}
        findings={findings}
        change={(value) => model.change(pointer, value)}
        leave={() => model.leave(pointer)}
        inner={model}
      />
    )
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
