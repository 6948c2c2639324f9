// What is still to follow after the application was sent, until when; and the promises that stand for proofs.

import { useState } from 'preact/hooks';
import { pick, say_day, say_instant } from '../../../shared/base/text';
import type { Case } from '../../../shared/api/types';
import { owed_words, type OwedWords } from '../../../shared/messages/owed';
import { is_to_follow, type FollowModel } from '../../../shared/view/follow';
import { useModel, useWords } from '../context';
import { address } from '../route';
import { Mark } from './page';

export const useOwedWords = (): OwedWords => owed_words(useWords().language);

/** What is to be done now, where that is more than waiting. */
export function NowOwed({ subject, otherwise }: { subject: Case; otherwise: string }) {
  const words = useOwedWords();
  return <p>{is_to_follow(subject) ? words('owed.now') : otherwise}</p>;
}

export function Owed({ subject }: { subject: Case }) {
  const words = useOwedWords();
  const { owed, number, state } = subject;
  if (owed.length === 0) return null;
  const mark = owed.some(({ overdue }) => overdue) ? 'warn' : 'awaited';
  return (
    <section class={mark === 'warn' ? 'notice warn' : 'notice'} aria-labelledby="owed">
      <h2 id="owed" class="notice-title">
        <Mark kind={mark} /> {words('owed.title')}
      </h2>
      <ul>
        {owed.map(({ id, title, due, overdue }) => (
          <li key={id}>
            <b>{pick(title, words.language)}</b>
            <br />
            {words(overdue ? 'owed.overdue' : 'owed.by', { day: say_day(due, words.language) })}
          </li>
        ))}
      </ul>
      <p>{words('owed.help')}</p>
      {state !== 'supplement_requested' && (
        <p>
          <a class="second" href={address.supplement(number)}>
            {words('owed.begin')}
          </a>
        </p>
      )}
    </section>
  );
}

type Commitment = Case['commitments'][number];

export function Commitments({ model, subject }: { model: FollowModel; subject: Case }) {
  const words = useOwedWords();
  if (subject.commitments.length === 0) return null;
  return (
    <details>
      <summary>{words('promise.title')}</summary>
      {subject.commitments.map((commitment) => (
        <Promised key={commitment.material} model={model} commitment={commitment} />
      ))}
    </details>
  );
}

/** Asked about once more before it is taken back: that cannot be undone. */
function Promised({ model, commitment }: { model: FollowModel; commitment: Commitment }) {
  const words = useOwedWords();
  const { working } = useModel(model);
  const [asked, set_asked] = useState(false);
  const { material, content, given_at, taken_back_at, may_take_back } = commitment;
  const proof = pick(commitment.proof, words.language);
  return (
    <section>
      <p>
        <b>{words('promise.instead', { proof })}</b>
        <br />
        {pick(content, words.language)}
        <br />
        <span class="quiet">
          {taken_back_at
            ? words('promise.taken_back', { at: say_instant(taken_back_at, words.language) })
            : words('promise.given', { at: say_instant(given_at, words.language) })}
        </span>
      </p>
      {may_take_back && !asked && (
        <button type="button" class="plain" onClick={() => set_asked(true)}>
          {words('promise.take_back')}
        </button>
      )}
      {may_take_back && asked && (
        <div class="notice warn" role="group" aria-label={words('promise.take_back')}>
          <p>{words('promise.sure', { proof })}</p>
          <div class="two">
            <button type="button" class="second" onClick={() => set_asked(false)}>
              {words('promise.keep')}
            </button>
            <button type="button" class="second warn" aria-disabled={working} onClick={() => void model.take_commitment_back(material)}>
              {words('promise.do')}
            </button>
          </div>
        </div>
      )}
    </section>
  );
}
