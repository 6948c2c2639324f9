// One's own account: the second factor, and where one is signed in.

import { useEffect, useState } from 'preact/hooks';
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
