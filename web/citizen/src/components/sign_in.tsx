// The page on which somebody signs in, in place of what needed it; that goes on afterwards.

import { useEffect, useRef } from 'preact/hooks';
import { SignInModel, type SignInState } from '../../../shared/view/sign_in';
import { useApp, useModel, useOnce, useWords } from '../context';
import { TextField } from './text_field';
import { Page, ProblemBox } from './page';

interface SignInProperties {
  /** A number that stands in the application already. */
  phone?: string;
  back: { to: string };
  done: () => void;
}

export function SignIn({ phone = '', back, done }: SignInProperties) {
  const { api, host, outbox } = useApp();
  const words = useWords();
  const model = useOnce(() => new SignInModel(api, host.clock, phone), [api, host]);
  const state = useModel(model);
  useEffect(() => () => model.leave(), [model]);
  const waits_for_code = state.digits !== null;
  const go_on = () => {
    if (waits_for_code) void model.sign_in().then((signed_in) => signed_in && (void outbox.send_all(), done()));
    else void model.send_code();
  };
  const act = waits_for_code ? 'sign_in.enter' : 'sign_in.send';
  return (
    <Page
      title={words('sign_in.title')}
      back={back}
      submit={go_on}
      action={
        <button type="submit" class="first" aria-disabled={state.working} aria-busy={state.working}>
          {words(state.working ? 'sign_in.working' : act)}
        </button>
      }
    >
      <p>{words('sign_in.why')}</p>
      <Trouble state={state} />
      {waits_for_code ? <Code state={state} model={model} /> : <Phone state={state} model={model} />}
    </Page>
  );
}

function Trouble({ state: { problem, tries } }: { state: SignInState }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries > 0 && problem) box.current?.focus();
  }, [tries]);
  return (
    <div ref={box} tabIndex={-1}>
      {problem && <ProblemBox problem={problem} of={problem.tries_left === 0 ? 'code_spent' : undefined} />}
    </div>
  );
}

function Phone({ state, model }: { state: SignInState; model: SignInModel }) {
  const words = useWords();
  const wrong = state.findings.length > 0;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (wrong) input.current?.focus();
  }, [state.tries]);
  return (
    <TextField
      id="phone"
      label={words('sign_in.phone')}
      findings={state.findings}
      control={input}
      type="tel"
      autocomplete="tel"
      value={state.phone}
      enter={(phone) => model.enter({ phone })}
    />
  );
}

function Code({ state, model }: { state: SignInState; model: SignInModel }) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const waits = state.resend_in > 0;
  return (
    <>
      <p role="status">{words('sign_in.sent', { phone: state.phone, digits: state.digits ?? 0 })}</p>
      <TextField
        id="code"
        label={words('sign_in.code')}
        control={input}
        inputMode="numeric"
        autocomplete="one-time-code"
        value={state.code}
        enter={(code) => model.enter({ code })}
      />
      <div class="two">
        <button type="button" class="second" aria-disabled={waits} onClick={() => waits || void model.send_code()}>
          {waits ? words('sign_in.resend_in', { seconds: state.resend_in }) : words('sign_in.resend')}
        </button>
        <button type="button" class="second" onClick={() => model.change_phone()}>
          {words('sign_in.change')}
        </button>
      </div>
    </>
  );
}
