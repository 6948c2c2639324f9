// The staff, for those who look after accounts: who has a second factor, and taking it away from whoever lost it.

import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/api/types';
import type { StaffMember } from '../api';
import { is_signed_out, useDesk, useSay } from '../context';
import { ProblemNote } from '../problem_note';

export function MembersPage() {
  const { api, staff, signed_in } = useDesk();
  const say = useSay();
  const [members, set_members] = useState<StaffMember[]>([]);
  const [next, set_next] = useState<string | null>(null);
  const [asked, set_asked] = useState<string | null>(null);
  const [handed_out, set_handed_out] = useState<{ user: string; code: string } | null>(null);
  const [problem, set_problem] = useState<Problem | null>(null);

  async function load(after: string | null) {
    const outcome = await api.members(after);
    if (is_signed_out(outcome.problem)) return signed_in(null);
    set_problem(outcome.problem ?? null);
    if (!outcome.value) return;
    const { members: more, next: further } = outcome.value;
    set_members((before) => (after ? [...before, ...more] : more));
    set_next(further);
  }
  async function reset(user: string) {
    set_asked(null);
    const outcome = await api.reset_second_factor(user);
    await load(null);
    if (outcome.problem) set_problem(outcome.problem);
    set_handed_out(outcome.value ? { user, code: outcome.value.enrolment_code } : null);
  }
  useEffect(() => void load(null), []);

  return (
    <section class="sheet">
      <a class="back" href="#/">
        {say('back')}
      </a>
      <h1>{say('members')}</h1>
      <ProblemNote problem={problem} />
      {handed_out && (
        <p role="status">
          {say('reset_code')} {handed_out.user}: <code class="secret">{handed_out.code}</code>
        </p>
      )}
      <table>
        <thead>
          <tr>
            {(['user', 'member_name', 'roles', 'second_step'] as const).map((key) => (
              <th scope="col" key={key}>
                {say(key)}
              </th>
            ))}
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.user}>
              <td>{member.user}</td>
              <td>
                {member.name}
                {member.disabled && ` · ${say('member_disabled')}`}
              </td>
              <td>{member.roles.map((role) => say(`role.${role}`)).join(' · ')}</td>
              <td>{say(member.has_second_factor ? 'yes' : 'no')}</td>
              <td>
                {member.has_second_factor && member.user !== staff?.user && (
                  <Reset
                    asked={asked === member.user}
                    ask={() => set_asked(member.user)}
                    agree={() => void reset(member.user)}
                    cancel={() => set_asked(null)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {next && (
        <button type="button" onClick={() => void load(next)}>
          {say('more')}
        </button>
      )}
    </section>
  );
}

function Reset({ asked, ask, agree, cancel }: { asked: boolean; ask: () => void; agree: () => void; cancel: () => void }) {
  const say = useSay();
  if (!asked) {
    return (
      <button type="button" onClick={ask}>
        {say('reset')}
      </button>
    );
  }
  return (
    <>
      <p>{say('reset_lead')}</p>
      <div class="acts">
        <button class="primary" type="button" onClick={agree}>
          {say('reset_agree')}
        </button>
        <button type="button" onClick={cancel}>
          {say('cancel')}
        </button>
      </div>
    </>
  );
}
