// The certificate of a case: what stands on it when it is granted, what becomes of it later, and where the materials of
// the case came from that nobody gave by hand.

import { useState } from 'preact/hooks';
import { say_date } from '../../../shared/base/date';
import { labelled } from '../../../shared/base/labelled';
import { in_groups, pick, say_day, say_instant } from '../../../shared/base/text';
import { owed_words } from '../../../shared/messages/owed';
import type { CertificateStatus, CertificateWish, StaffCase } from '../api';
import { useCertificateSay } from '../certificate_words';
import { useDesk } from '../context';
import { Ends, type ActProps } from './acts';

export function GrantForm({ subject, send, ...props }: ActProps & { subject: StaffCase; send: (certificate: CertificateWish) => void }) {
  const say = useCertificateSay();
  const [wish, set_wish] = useState({ number: '', valid_from: '', valid_to: '' });
  const months = subject.gives_out?.valid_months ?? 0;

  function submit(event: Event) {
    event.preventDefault();
    send(Object.fromEntries(Object.entries(wish).filter(([, value]) => value.trim() !== '').map(([name, value]) => [name, value.trim()])));
  }
  const field = (name: keyof typeof wish, label: string, type: string) => (
    <label>
      {label}
      <input type={type} value={wish[name]} maxLength={60} autocomplete="off" onInput={(event) => set_wish({ ...wish, [name]: event.currentTarget.value })} />
    </label>
  );
  return (
    <form class="act" aria-label={say('grant_title')} onSubmit={submit}>
      <h3>{say('grant_title')}</h3>
      <p>{say('grant_lead')}</p>
      {field('number', say('certificate_number'), 'text')}
      {field('valid_from', say('valid_from'), 'date')}
      {months > 0 && field('valid_to', say('valid_to', { months: String(months) }), 'date')}
      <Ends {...props} send={say('grant_send')} />
    </form>
  );
}

/** What was given out, and the acts that the office still has with it. */
export function CertificateSection({ subject, working, send }: { subject: StaffCase; working: boolean; send: (status: CertificateStatus, reason: string) => void }) {
  const { words } = useDesk();
  const say = useCertificateSay();
  const [chosen, set_chosen] = useState<CertificateStatus | null>(null);
  const [reason, set_reason] = useState('');
  const [empty, set_empty] = useState(false);
  const { certificate } = subject;
  if (!certificate?.status) return null;

  function submit(event: Event) {
    event.preventDefault();
    set_empty(reason.trim() === '');
    if (!chosen || reason.trim() === '') return;
    send(chosen, reason.trim());
    set_chosen(null);
    set_reason('');
  }
  const day = (text: string | null | undefined) => (text ? say_date(text, words.language) : say('always'));
  return (
    <section class="sheet" aria-labelledby="certificate">
      <h2 id="certificate">{say('certificate')}</h2>
      <p>
        {say('certificate_is', {
          number: certificate.number,
          status: say(`status.${certificate.status}`),
          from: day(certificate.valid_from),
          to: day(certificate.valid_to),
        })}
      </p>
      {certificate.reason && <p>{certificate.reason}</p>}
      <div class="acts">
        {subject.certificate_may_become.map((status) => (
          <button type="button" key={status} disabled={working} onClick={() => set_chosen(status)}>
            {say(`to.${status}`)}
          </button>
        ))}
      </div>
      {chosen && (
        <form class="act" aria-label={say('status_title', { act: say(`to.${chosen}`) })} onSubmit={submit}>
          <h3>{say('status_title', { act: say(`to.${chosen}`) })}</h3>
          <p>{say('status_lead')}</p>
          {empty && (
            <p class="problem" role="alert">
              {say('reason_empty')}
            </p>
          )}
          <label>
            {say('status_reason')}
            <textarea rows={3} maxLength={1000} value={reason} onInput={(event) => set_reason(event.currentTarget.value)} />
          </label>
          <Ends working={working} cancel={() => set_chosen(null)} send={say(`to.${chosen}`)} />
        </form>
      )}
    </section>
  );
}

/** Where materials came from; of a certificate also what it is worth today. */
export function Sources({ subject }: { subject: StaffCase }) {
  const { words } = useDesk();
  const say = useCertificateSay();
  if (subject.sources.length === 0) return null;
  return (
    <>
      <h2>{say('sources')}</h2>
      <ul>
        {subject.sources.map(({ material, title, by, source, told_by, found, as_of, agreed_at, certificate }) => (
          <li key={material + by + source}>
            {labelled(
              pick(title, words.language),
              say(by === 'data_sharing' && !found ? 'source.data_sharing_none' : `source.${by}`, {
                source: by === 'data_sharing' ? told_by : in_groups(source),
                day: say_day(as_of, words.language),
                at: say_instant(agreed_at, words.language),
              }),
              words.language,
            )}
            {certificate && (
              <>
                <br />
                {certificate.values.holder_name} · {certificate.values.number} ·{' '}
                <b>{say(`status.${certificate.status}`)}</b>
                {certificate.values.valid_to && ` · ${say_date(certificate.values.valid_to, words.language)}`}
                {certificate.reason && ` · ${certificate.reason}`}
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What is still to follow from the applicant, and the promises that stand for proofs. */
export function Owed({ subject }: { subject: StaffCase }) {
  const { words } = useDesk();
  const say = owed_words(words.language);
  const { owed, commitments } = subject;
  return (
    <>
      {owed.length > 0 && (
        <section class="notice">
          <h2>{say('owed.clerk_title')}</h2>
          <ul>
            {owed.map(({ id, title, due, overdue }) => (
              <li key={id} class={overdue ? 'lamp red' : undefined}>
                {say(overdue ? 'owed.clerk_overdue' : 'owed.clerk_by', { title: pick(title, words.language), day: say_day(due, words.language) })}
              </li>
            ))}
          </ul>
          <p>{say('owed.clerk_help')}</p>
        </section>
      )}
      {commitments.length > 0 && <h2>{say('promise.title')}</h2>}
      {commitments.map(({ material, proof, content, given_at, taken_back_at }) => (
        <p key={material}>
          {labelled(pick(proof, words.language), pick(content, words.language), words.language)}
          <br />
          <b>
            {taken_back_at
              ? say('promise.taken_back', { at: say_instant(taken_back_at, words.language) })
              : say('promise.given', { at: say_instant(given_at, words.language) })}
          </b>
        </p>
      ))}
    </>
  );
}
