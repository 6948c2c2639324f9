// My cases, wherever I am signed in, and one from elsewhere by its number and query code.

import { useEffect, useState } from 'preact/hooks';
import { in_groups, pick, say_day } from '../../../shared/base/text';
import { CasesModel } from '../../../shared/view/cases';
import { Account } from '../components/account';
import { TextField } from '../components/text_field';
import { TakeDraft } from '../components/handover';
import { LookUpForm } from '../components/look_up_form';
import { OutboxList } from '../components/outbox_list';
import { Page, ProblemBox } from '../components/page';
import { SignIn } from '../components/sign_in';
import { State } from '../components/state';
import { useVisitWords } from '../components/when';
import { useApp, useModel, useOnce, useWords } from '../context';
import { address, go } from '../route';

export function CasesPage() {
  const [signing_in, set_signing_in] = useState(false);
  if (signing_in) return <SignIn back={{ to: address.find }} done={() => set_signing_in(false)} />;
  return <Cases sign_in={() => set_signing_in(true)} />;
}

function Cases({ sign_in }: { sign_in: () => void }) {
  const { api, outbox } = useApp();
  const words = useWords();
  const visit_words = useVisitWords();
  const model = useOnce(() => new CasesModel(api), [api]);
  const { cases, next, problem } = useModel(model);
  useEffect(() => void model.load(), [model]);
  return (
    <Page title={words('cases.title')} back={{ to: address.find, words: words('frame.home') }}>
      <OutboxList sign_in={sign_in} />
      {problem && <ProblemBox problem={problem} again={() => void model.load()} />}
      {!cases && !problem && (
        <p class="waiting" role="status">
          {words('frame.loading')}
        </p>
      )}
      {cases?.length === 0 && <p>{words('cases.none')}</p>}
      <ul class="services">
        {cases?.map(({ number, service, state, submitted_at }) => (
          <li class="card" key={number}>
            <h2>
              <a href={address.follow(number)}>{pick(service.title, words.language)}</a>
            </h2>
            <State state={state} />
            <p class="quiet">
              {in_groups(number)}
              <br />
              {words('cases.submitted', { day: say_day(submitted_at, words.language) })}
            </p>
          </li>
        ))}
      </ul>
      {next && (
        <button type="button" class="second" onClick={() => void model.more()}>
          {words('cases.more')}
        </button>
      )}
      <p>
        <a class="second" href={address.visits}>
          {visit_words('visits.title')}
        </a>
      </p>
      <TakeDraft />
      <LookUp model={model} />
      <Account sign_in={sign_in} changed={() => (void outbox.send_all(), void model.load())} />
    </Page>
  );
}

function LookUp({ model }: { model: CasesModel }) {
  const words = useWords();
  const { number, query_code, looking, look_up_problem, tries } = useModel(model);
  return (
    <LookUpForm
      title={words('cases.look_up')}
      help={words('cases.look_up_help')}
      of="look_up"
      problem={look_up_problem}
      tries={tries}
      working={looking}
      action={words('cases.find')}
      send={() => void model.look_up().then((found) => found && go(address.follow(found)))}
    >
      <TextField
        id="number"
        label={words('cases.number')}
        inputMode="numeric"
        autocomplete="off"
        value={number}
        enter={(number) => model.enter({ number })}
      />
      <TextField
        id="query-code"
        label={words('cases.query_code')}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        value={query_code}
        enter={(query_code) => model.enter({ query_code })}
      />
    </LookUpForm>
  );
}
