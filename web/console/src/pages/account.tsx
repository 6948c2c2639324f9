// One's own account: the password, the second factor, and where one is signed in.

import { useEffect, useId, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/api/types';
import { say_instant } from '../../../shared/base/text';
import type { SecondFactor, StaffSession } from '../api';
import { is_signed_out, useDesk, useSay } from '../context';
import { ProblemNote } from '../problem_note';
import { Enrolling } from './second_factor';

export function AccountPage() {
  const say = useSay();
  return (
    <>
      <a class="back" href="#/">
        {say('back')}
      </a>
      <SecondFactorSection />
      <PasswordSection />
      <SessionsSection />
    </>
  );
}

function SecondFactorSection() {
  const { api, signed_in } = useDesk();
  const say = useSay();
  const [standing, set_standing] = useState<SecondFactor | null>(null);
  const [enrolling, set_enrolling] = useState(false);
  const [problem, set_problem] = useState<Problem | null>(null);

  async function load() {
    const outcome = await api.second_factor();
    if (is_signed_out(outcome.problem)) return signed_in(null);
    set_problem(outcome.problem ?? null);
    set_standing(outcome.value?.second_factor ?? null);
  }
  useEffect(() => void load(), []);

  return (
    <section class="sheet">
      <h1>{say('second_step')}</h1>
      <ProblemNote problem={problem} />
      {standing && (
        <p role="status">
          {standing.in_force
            ? say('factor_on', { left: String(standing.recovery_codes_left) })
            : say(standing.required ? 'factor_required' : 'factor_off')}
        </p>
      )}
      {standing && !enrolling && (
        <button type="button" onClick={() => set_enrolling(true)}>
          {say(standing.in_force ? 'factor_replace' : 'factor_set_up')}
        </button>
      )}
      {standing && enrolling && (
        <Enrolling
          needs_code={standing.in_force}
          done={(staff) => {
            set_enrolling(false);
            signed_in(staff);
            void load();
          }}
        />
      )}
    </section>
  );
}

/** As the server has it, in bytes: what is not ASCII only makes a password longer. */
const password_length_min = 12;

function PasswordSection() {
  const { api, signed_in } = useDesk();
  const say = useSay();
  const [password, set_password] = useState('');
  const [new_password, set_new_password] = useState('');
  const [repeated, set_repeated] = useState('');
  const [working, set_working] = useState(false);
  const [changed, set_changed] = useState(false);
  const [problem, set_problem] = useState<Problem | null>(null);
  const differs = repeated !== '' && repeated !== new_password;

  async function submit(event: Event) {
    event.preventDefault();
    if (working || repeated !== new_password) return;
    set_working(true);
    const outcome = await api.change_password(password, new_password);
    set_working(false);
    if (is_signed_out(outcome.problem)) return signed_in(null);
    set_problem(outcome.problem ?? null);
    set_changed(!outcome.problem);
    set_password('');
    if (outcome.problem) return;
    set_new_password('');
    set_repeated('');
  }

  return (
    <section class="sheet">
      <h2>{say('password_change')}</h2>
      <ProblemNote problem={problem} />
      <p role="status">{changed ? say('password_changed') : ''}</p>
      <form class="short" onSubmit={(event) => void submit(event)}>
        <PasswordField label={say('password_now')} kind="current-password" value={password} set={set_password} />
        <PasswordField
          label={say('password_new')}
          hint={say('password_hint')}
          kind="new-password"
          value={new_password}
          set={set_new_password}
        />
        <PasswordField
          label={say('password_again')}
          hint={differs ? say('password_differs') : undefined}
          wrong={differs}
          kind="new-password"
          value={repeated}
          set={set_repeated}
        />
        <button class="primary" type="submit" disabled={working}>
          {say('password_set')}
        </button>
      </form>
    </section>
  );
}

interface PasswordFieldProps {
  label: string;
  hint?: string;
  wrong?: boolean;
  kind: 'current-password' | 'new-password';
  value: string;
  set: (value: string) => void;
}

function PasswordField({ label, hint, wrong = false, kind, value, set }: PasswordFieldProps) {
  const id = useId();
  return (
    <>
      <label>
        {label}
        <input
          type="password"
          autocomplete={kind}
          required
          minLength={kind === 'new-password' ? password_length_min : 1}
          maxLength={256}
          value={value}
          aria-describedby={hint ? id : undefined}
          aria-invalid={wrong}
          onInput={(event) => set(event.currentTarget.value)}
        />
      </label>
      {hint && (
        <p id={id} class="quiet" role={wrong ? 'alert' : undefined}>
          {hint}
        </p>
      )}
    </>
  );
}

function SessionsSection() {
  const { api, words, signed_in } = useDesk();
  const say = useSay();
  const [sessions, set_sessions] = useState<StaffSession[]>([]);
  const [problem, set_problem] = useState<Problem | null>(null);

  async function load() {
    const outcome = await api.sessions();
    if (is_signed_out(outcome.problem)) return signed_in(null);
    set_problem(outcome.problem ?? null);
    if (outcome.value) set_sessions(outcome.value.sessions);
  }
  async function end(session: StaffSession) {
    const outcome = await api.end_session(session.id);
    await load();
    if (outcome.problem) set_problem(outcome.problem);
  }
  useEffect(() => void load(), []);

  return (
    <section class="sheet">
      <h2>{say('sessions')}</h2>
      <ProblemNote problem={problem} />
      <table>
        <thead>
          <tr>
            <th scope="col">{say('session_begun')}</th>
            <th scope="col">{say('session_seen')}</th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <td>{say_instant(session.begun_at, words.language)}</td>
              <td>{say_instant(session.seen_at, words.language)}</td>
              <td>
                {session.current ? (
                  say('session_current')
                ) : (
                  <button type="button" onClick={() => void end(session)}>
                    {say('session_end')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
