// Answering a supplement notice, or handing in what was still to follow: those items and nothing else.

import { useEffect, useState } from 'preact/hooks';
import { pick, say_day } from '../../../shared/base/text';
import { value_at } from '../../../shared/base/pointer';
import { is_unknown, type Case, type Problem } from '../../../shared/api/types';
import type { Definition } from '../../../shared/core/shapes';
import { SupplementModel, type Item } from '../../../shared/view/supplement';
import { element_id, Field } from '../components/field';
import { FileTaker } from '../components/file_taker';
import { Held } from '../components/held';
import { useOwedWords } from '../components/owed';
import { Failed, Page, ProblemBox, Waiting } from '../components/page';
import { Summary } from '../components/summary';
import { useApp, useCore, useModel, useOnce, useWords } from '../context';
import { address, go } from '../route';

export function SupplementPage({ number }: { number: string }) {
  const { api } = useApp();
  const words = useWords();
  const core = useCore();
  const [found, set_found] = useState<{ subject: Case; service: Definition } | null>(null);
  const [problem, set_problem] = useState<Problem | null>(null);
  const [tries, set_tries] = useState(0);
  useEffect(() => {
    set_problem(null);
    void (async () => {
      const subject = await api.case(number);
      if (subject.problem) return set_problem(subject.problem);
      const { id, version } = subject.value.case.service;
      const service = await api.service(id, version);
      if (service.problem) return set_problem(service.problem);
      set_found({ subject: subject.value.case, service: service.value.service });
    })();
  }, [number, tries]);
  const back = { to: address.follow(number) };
  const failed: Problem | null = core.failed ? { code: 'network_lost', status: 0, title: '', detail: '' } : problem;
  if (failed) {
    const again = () => (core.failed ? core.again() : set_tries(tries + 1));
    return <Failed title={words('supplement.title')} problem={failed} again={again} back={back} />;
  }
  if (!found || !core.value) return <Waiting title={words('supplement.title')} back={back} />;
  if (found.subject.state !== 'supplement_requested' && found.subject.owed.length === 0) {
    return (
      <Page title={words('supplement.title')} back={back}>
        <p>{words('supplement.over')}</p>
      </Page>
    );
  }
  return <Answer core={core.value} {...found} />;
}

interface AnswerProperties {
  core: NonNullable<ReturnType<typeof useCore>['value']>;
  subject: Case;
  service: Definition;
}

function Answer({ core, subject, service }: AnswerProperties) {
  const { api, drafts, outbox, today } = useApp();
  const words = useWords();
  const of_owed = useOwedWords();
  const is_noticed = subject.supplement !== null;
  const model = useOnce(
    () => new SupplementModel(core, api, outbox, service, drafts, today(), subject),
    [core, api, outbox, service, drafts, subject],
  );
  const { fields, summary, tries, working, problem, standing, can_take_back, sent } = useModel(model);
  const material_title = (id: string) => pick(service.materials.find((one) => one.id === id)?.title, words.language);
  const follow = address.follow(subject.number);
  useEffect(() => model.watch(), [model]);
  useEffect(() => {
    if (sent) go(follow, true);
  }, [sent]);
  const is_held = standing !== null && !working;
  // What is said of one that lies there says this too.
  const trouble = is_held && problem && is_unknown(problem) ? null : problem;
  const due = subject.supplement?.due;
  const held_label = words(can_take_back ? 'outbox.send' : 'review.send_again');
  const label = working ? words('review.sending') : is_held ? held_label : is_noticed ? words('supplement.send') : of_owed('owed.send');
  return (
    <Page
      title={is_noticed ? words('supplement.title') : of_owed('owed.page')}
      over={pick(service.title, words.language)}
      back={{ to: follow }}
      submit={() => void model.send()}
      action={
        standing === 'doubtful' || standing === 'anothers' ? undefined : (
          <button type="submit" class="first" aria-disabled={working} aria-busy={working}>
            {label}
          </button>
        )
      }
    >
      {due && <p>{words('follow.supplement_due', { day: say_day(due, words.language) })}</p>}
      {is_held && (
        <Held standing={standing} can_take_back={can_take_back} take_back={() => void model.take_back()} doubtful_help="supplement.doubtful_help" />
      )}
      {trouble && <ProblemBox problem={trouble} />}
      <Summary
        findings={summary}
        tries={tries}
        label_of={({ field }) =>
          field.startsWith('material:') ? material_title(field.slice(9)) : pick(fields[field]?.label, words.language)
        }
      />
      <fieldset disabled={standing !== null}>
        {model.items.map((item) => (
          <section key={item.kind + item.id} class="asked">
            {item.text && <p class="clerk">{words('supplement.clerk', { text: item.text })}</p>}
            {item.kind === 'material' ? (
              <>
                <h2 id={element_id(`material:${item.id}`)} tabIndex={-1}>
                  {material_title(item.id)}
                </h2>
                <Due subject={subject} material={item.id} />
                <FileTaker model={model.materials} material={item.id} />
              </>
            ) : (
              <FieldAnswer model={model} item={item} />
            )}
          </section>
        ))}
      </fieldset>
    </Page>
  );
}

/** Until when it may follow. */
function Due({ subject, material }: { subject: Case; material: string }) {
  const words = useOwedWords();
  const owed = subject.owed.find(({ id }) => id === material);
  return owed ? <p>{words(owed.overdue ? 'owed.overdue' : 'owed.by', { day: say_day(owed.due, words.language) })}</p> : null;
}

function FieldAnswer({ model, item }: { model: SupplementModel; item: Item }) {
  const { fields, draft, shown } = useModel(model);
  const field = fields[item.id];
  if (!field) return null;
  return (
    <Field
      field={field}
      value={value_at(draft.answers, item.id)}
      findings={shown.has(item.id) ? field.findings : []}
      change={(value) => model.change(item.id, value)}
      leave={() => model.leave(item.id)}
    />
  );
}
