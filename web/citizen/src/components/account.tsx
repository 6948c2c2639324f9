// Who is signed in here, and where else: the way in and out.

import { useEffect } from 'preact/hooks';
import { say_instant } from '../../../shared/base/text';
import { AccountModel } from '../../../shared/view/account';
import { useApp, useModel, useOnce, useWords } from '../context';
import { ProblemBox } from './page';

interface AccountProperties {
  sign_in: () => void;
  /** Somebody signed out: what is listed may be no longer theirs to see. */
  changed: () => void;
}

export function Account({ sign_in, changed }: AccountProperties) {
  const { api } = useApp();
  const words = useWords();
  const model = useOnce(() => new AccountModel(api), [api]);
  const { session, devices, problem } = useModel(model);
  useEffect(() => void model.load(), [model]);
  if (!session) return problem && <ProblemBox problem={problem} again={() => void model.load()} />;
  const others = devices.filter(({ current }) => !current);
  return (
    <section class="account">
      <h2>{words('account.title')}</h2>
      {problem && <ProblemBox problem={problem} />}
      <p role="status">
        {session.signed_in
          ? words('account.signed_in', { phone: session.phone_masked ?? '' })
          : words('account.stranger')}
      </p>
      {session.signed_in ? (
        <button type="button" class="second" onClick={() => void model.sign_out().then((out) => out && changed())}>
          {words('account.sign_out')}
        </button>
      ) : (
        <button type="button" class="second" onClick={sign_in}>
          {words('account.sign_in')}
        </button>
      )}
      {others.length > 0 && (
        <>
          <h3>{words('account.others')}</h3>
          <ul class="services">
            {others.map(({ id, signed_in_at }) => (
              <li class="card" key={id}>
                <p>{words('account.since', { time: say_instant(signed_in_at, words.language) })}</p>
                <button type="button" class="second" onClick={() => void model.end(id)}>
                  {words('account.end')}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
