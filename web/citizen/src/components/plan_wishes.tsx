// What is wanted: services, for whom, and when their papers are ready.

import { useRef, useState } from 'preact/hooks';
import type { ServiceSummary } from '../../../shared/api/types';
import { pick } from '../../../shared/base/text';
import { plan_words, say_person } from '../../../shared/messages/plan';
import { oneself, type PlanModel } from '../../../shared/view/plan';
import type { Wish } from '../../../shared/view/plan_question';
import { useModel, useWords } from '../context';
import { address } from '../route';
import { TextField } from './text_field';
import { KeptNote } from './kept';
import { Mark, Page, ProblemBox } from './page';

export const usePlanWords = () => plan_words(useWords().language);

export function PlanWishes({ model }: { model: PlanModel }) {
  const frame = useWords();
  const words = usePlanWords();
  const { services, wishes, household, working, notice, kept_at_ms, problem } = useModel(model);
  return (
    <Page
      title={words('plan.title')}
      back={{ to: address.find }}
      action={
        <button type="button" class="first" aria-disabled={working} aria-busy={working} onClick={() => void model.make()}>
          {words(working ? 'plan.working' : 'plan.make')}
        </button>
      }
    >
      <p>{words('plan.lead')}</p>
      <KeptNote at_ms={kept_at_ms} />
      <div role="alert">
        {notice && (
          <p class="notice warn">
            <Mark kind="warn" /> {words(notice)}
          </p>
        )}
      </div>
      {problem && <ProblemBox problem={problem} again={() => void (services ? model.make() : model.load())} />}
      <h2>{words('plan.wanted')}</h2>
      {wishes.length === 0 && <p class="quiet">{words('plan.nothing_yet')}</p>}
      <ul class="services">
        {wishes.map((wish) => (
          <Wanted key={wish.id} wish={wish} household={household} model={model} />
        ))}
      </ul>
      {services ? <More model={model} /> : !problem && <p class="waiting" role="status">{frame('frame.loading')}</p>}
      <Household model={model} />
    </Page>
  );
}

function Wanted({ wish, household, model }: { wish: Wish; household: string[]; model: PlanModel }) {
  const words = usePlanWords();
  const title = pick(wish.title, words.language);
  const id = `wish-${wish.id}`;
  return (
    <li class="card">
      <h3>{title}</h3>
      {household.length > 0 && (
        <fieldset class="field">
          <legend>{words('plan.who_goes')}</legend>
          <div class="choices">
            {[oneself, ...household].map((person) => (
              <label key={person} class="choice">
                <input
                  type="checkbox"
                  name={`${id}-person`}
                  checked={wish.people.includes(person)}
                  onChange={(event) => {
                    model.choose_person(wish.id, person, event.currentTarget.checked);
                    // Somebody has to be there: the last one stays.
                    event.currentTarget.checked = model.state.wishes.find((one) => one.id === wish.id)?.people.includes(person) ?? false;
                  }}
                />
                <span>{say_person(person, words)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <TextField id={`${id}-ready`} label={words('plan.ready')} type="date" value={wish.ready_on} enter={(day) => model.ready_on(wish.id, day)} />
      <button type="button" class="second" aria-label={words('plan.remove_of', { what: title })} onClick={() => model.remove(wish.id)}>
        {words('plan.remove')}
      </button>
    </li>
  );
}

/** What can be added, by what is typed. */
function More({ model }: { model: PlanModel }) {
  const frame = useWords();
  const words = usePlanWords();
  const { query, found, more } = useModel(model);
  return (
    <>
      <h2>{words('plan.add_more')}</h2>
      <TextField id="plan-search" label={frame('find.search')} help={frame('find.search_help')} type="search" autocomplete="off" value={query} enter={(typed) => model.search(typed)} />
      <p class="unseen" role="status">
        {frame('find.count', { count: found.length + more })}
      </p>
      {found.length === 0 && <p>{frame('find.nothing')}</p>}
      <ul class="services">
        {found.map((service) => (
          <Found key={service.id} service={service} model={model} />
        ))}
      </ul>
      {more > 0 && <p class="quiet">{words('plan.more', { count: more })}</p>}
    </>
  );
}

function Found({ service: { id, title, bundle }, model }: { service: ServiceSummary; model: PlanModel }) {
  const words = usePlanWords();
  const what = pick(title, words.language);
  return (
    <li class="card">
      <p>
        <b>{what}</b>
      </p>
      <button type="button" class="second" aria-label={words('plan.add_of', { what })} onClick={() => void model.add(id)}>
        {words('plan.add')}
      </button>
      {bundle && (
        <button
          type="button"
          class="second"
          aria-label={words('plan.add_whole_of', { what: pick(bundle.title, words.language) })}
          onClick={() => void model.add(id, true)}
        >
          {words('plan.add_whole')}
        </button>
      )}
    </li>
  );
}

function Household({ model }: { model: PlanModel }) {
  const words = usePlanWords();
  const { household } = useModel(model);
  const [name, set_name] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const add = () => {
    if (model.add_person(name)) set_name('');
    input.current?.focus();
  };
  return (
    <>
      <h2>{words('plan.household')}</h2>
      <ul class="bare">
        {household.map((person) => (
          <li key={person}>
            {person}{' '}
            <button type="button" class="second" aria-label={words('plan.remove_of', { what: person })} onClick={() => model.remove_person(person)}>
              {words('plan.remove')}
            </button>
          </li>
        ))}
      </ul>
      <TextField id="plan-person" label={words('plan.name')} help={words('plan.household_help')} maxLength={20} autocomplete="off" control={input} value={name} enter={set_name} />
      <button type="button" class="second" onClick={add}>
        {words('plan.add_person')}
      </button>
    </>
  );
}
