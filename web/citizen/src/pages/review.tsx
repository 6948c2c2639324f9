// The last look: everything that will be sent, each part with the way to change it; then once.

import type { ComponentChildren } from 'preact';
import { pick, say_instant } from '../../../shared/base/text';
import { useEffect } from 'preact/hooks';
import { is_unknown } from '../../../shared/api/types';
import type { Finding, ScreenField, ScreenRow } from '../../../shared/core/shapes';
import type { Words } from '../../../shared/messages/words';
import { pointer_of } from '../../../shared/view/delivery_roles';
import { phone_in } from '../../../shared/view/sign_in';
import { consent_needed, SubmitModel } from '../../../shared/view/submit';
import { element_id, is_statement, short_label } from '../components/field';
import { Helping } from '../components/helping';
import { Held } from '../components/held';
import { Failed, Mark, Page, ProblemBox, Waiting } from '../components/page';
import { SignIn } from '../components/sign_in';
import { Summary } from '../components/summary';
import { Trips } from '../components/trips';
import { useApp, useModel, useOnce, useService, useWords, type Ready } from '../context';
import { address, go } from '../route';

export function ReviewPage({ service }: { service: string }) {
  const words = useWords();
  const { ready, problem, again } = useService(service);
  const back = { to: address.book(service) };
  if (problem) return <Failed title={words('review.title')} problem={problem} again={again} back={back} />;
  if (!ready) return <Waiting title={words('review.title')} back={back} />;
  return <Review ready={ready} />;
}

function Review({ ready }: { ready: Ready }) {
  const { outbox, drafts, today } = useApp();
  const words = useWords();
  const { core, service } = ready;
  const model = useOnce(
    () => new SubmitModel(core, outbox, service, drafts, today()),
    [core, outbox, service, drafts],
  );
  const { draft, steps, trips, summary, tries, sending, problem, standing, can_take_back, number } = useModel(model);
  useEffect(() => model.watch(), [model]);
  useEffect(() => {
    if (number) go(address.receipt(number), true);
  }, [number]);
  const is_held = standing !== null && !sending;
  const submit = () => void model.submit();
  if (problem?.code === 'sign_in_needed') {
    return <SignIn phone={phone_in(service, draft.answers)} back={{ to: address.book(service.id) }} done={submit} />;
  }
  const payer = service.delivery?.paid_by;
  const change_to = (to: string) => (is_held || sending ? undefined : to);

  const fields = steps.flatMap((step) => step.fields.map((field) => ({ ...field, step: step.id })));
  const material_title = (id: string) => pick(service.materials.find((one) => one.id === id)?.title, words.language);
  const label_of = ({ field, code }: Finding) => {
    if (code === 'consent_missing' || code === 'helping_missing') return '';
    if (field === '/helper/name') return words('helping.name');
    if (field.startsWith('material:')) return material_title(field.slice(9));
    return short_label(fields.find(({ pointer }) => pointer === field), words) || label_in_form(ready, field, words);
  };
  const address_of = ({ field, code }: Finding) => {
    if (code === 'consent_missing' || code === 'helping_missing' || field === '/helper/name') return null;
    if (field.startsWith('material:')) return address.material(service.id, field.slice(9));
    if (field.startsWith('visit:') || field === '') return address.book(service.id);
    const step = service.form.steps.find((one) => one.fields.some(({ id }) => field.split('/')[1] === id));
    return address.fill(service.id, step?.id);
  };
  return (
    <Page
      title={words('review.title')}
      over={pick(service.title, words.language)}
      back={is_held || sending ? undefined : { to: address.book(service.id) }}
      submit={submit}
      action={
        standing === 'doubtful' || standing === 'anothers' ? undefined : (
          <button type="submit" class="first" aria-disabled={sending} aria-busy={sending}>
            {words(sending ? 'review.sending' : is_held ? (can_take_back ? 'outbox.send' : 'review.send_again') : 'review.send')}
          </button>
        )
      }
    >
      {is_held ? (
        <Held standing={standing} can_take_back={can_take_back} take_back={() => void model.take_back()} />
      ) : (
        <Trouble problem={problem} book={address.book(service.id)} />
      )}
      <Summary findings={summary} tries={tries} label_of={label_of} address_of={address_of} />
      <Trips count={trips.count} reason={trips.visits.map(({ title }) => pick(title, words.language)).join(words('trips.and'))} />
      {steps.map((step) => (
        <Part key={step.id} title={pick(step.title, words.language)} change={change_to(address.fill(service.id, step.id))}>
          {step.fields.map((field) => (
            <div key={field.pointer}>
              <dt>{short_label(field, words)}</dt>
              <dd>{say_answer(field, words)}</dd>
            </div>
          ))}
          {payer && step.fields.some(({ pointer }) => pointer === pointer_of(service, 'address')) && (
            <div>
              <dt>{words('paid_by.title')}</dt>
              <dd>{words(`paid_by.${payer}`)}</dd>
            </div>
          )}
        </Part>
      ))}
      <Part title={words('materials.title')} change={change_to(address.materials(service.id))}>
        {Object.keys(draft.materials).map((id) => (
          <div key={id}>
            <dt>{material_title(id)}</dt>
            <dd>
              <Mark kind="done" /> {words('materials.have')}
            </dd>
          </div>
        ))}
      </Part>
      {draft.booking && (
        <Part title={words('follow.visit')} change={change_to(address.book(service.id))}>
          <div>
            <dt>{words('book.when')}</dt>
            <dd>{say_instant(draft.booking.from, words.language)}</dd>
          </div>
        </Part>
      )}
      <Helping model={model} is_held={is_held || sending} />
      <div class="field">
        <label class="choice statement">
          <input
            type="checkbox"
            id={element_id('/consent')}
            checked={draft.consents.includes(consent_needed)}
            onChange={(event) => model.consent(event.currentTarget.checked)}
          />
          <span>{words('review.consent')}</span>
        </label>
      </div>
    </Page>
  );
}

function Trouble({ problem, book }: { problem: SubmitModel['state']['problem']; book: string }) {
  const words = useWords();
  if (!problem || is_unknown(problem) || problem.code === 'findings') return null;
  return (
    <ProblemBox problem={problem}>
      {problem.code === 'slot_taken' && (
        <a class="second" href={book}>
          {words('book.choose_other')}
        </a>
      )}
    </ProblemBox>
  );
}

function Part({ title, change, children }: { title: string; change?: string; children: ComponentChildren }) {
  const words = useWords();
  return (
    <section class="part">
      <div class="part-head">
        <h2>{title}</h2>
        {change && (
          <a href={change} aria-label={words('review.change_of', { part: title })}>
            {words('review.change')}
          </a>
        )}
      </div>
      <dl>{children}</dl>
    </section>
  );
}

/** A field that the form asks for and nothing was entered in is on no reviewed step. */
function label_in_form({ service }: Ready, pointer: string, words: Words): string {
  const id = pointer.split('/')[1];
  const field = service.form.steps.flatMap(({ fields }) => fields).find((one) => one.id === id);
  return pick(field?.label, words.language);
}

function say_row(row: ScreenRow, words: Words): string {
  return row.fields
    .map((field) => say_answer(field, words))
    .filter(Boolean)
    .join(' · ');
}

function say_answer(field: ScreenField, words: Words): string {
  const { value, choices, rows } = field;
  if (rows) return rows.map((row) => say_row(row, words)).join('；');
  if (typeof value === 'boolean') return words(is_statement(field) ? 'review.agreed' : value ? 'review.yes' : 'review.no');
  const chosen = Array.isArray(value) ? value : [value];
  if (!choices) return chosen.filter((one) => one !== null && typeof one !== 'object').join(words('frame.or'));
  const labels = choices.filter((choice) => chosen.includes(choice.value)).map(({ label }) => pick(label, words.language));
  return labels.join(words('trips.and'));
}
