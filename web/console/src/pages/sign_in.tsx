import { useState } from 'preact/hooks';
import type { Problem } from '../../../shared/api/types';
import { useDesk, useSay } from '../context';
import { ProblemNote } from '../problem_note';

export function SignInPage() {
  const { api, signed_in } = useDesk();
  const say = useSay();
  const [user, set_user] = useState('');
  const [password, set_password] = useState('');
  const [working, set_working] = useState(false);
  const [problem, set_problem] = useState<Problem | null>(null);

  async function submit(event: Event) {
    event.preventDefault();
    if (working) return;
    set_working(true);
    const outcome = await api.sign_in(user, password);
    set_working(false);
    set_problem(outcome.problem ?? null);
    if (outcome.value) signed_in(outcome.value.staff);
  }

  return (
    <form class="sheet narrow" onSubmit={(event) => void submit(event)}>
      <h1>{say('sign_in')}</h1>
      <ProblemNote problem={problem} />
      <label>
        {say('user')}
        <input value={user} autocomplete="username" required onInput={(event) => set_user(event.currentTarget.value)} />
      </label>
      <label>
        {say('password')}
        <input
          type="password"
          value={password}
          autocomplete="current-password"
          required
          onInput={(event) => set_password(event.currentTarget.value)}
        />
      </label>
      <button class="primary" type="submit" disabled={working}>
        {say('sign_in')}
      </button>
    </form>
  );
}
