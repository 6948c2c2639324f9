// A case: what happens now, who has it, by when, what I can do; and the one timeline of case and parcel.

import { useEffect, useState } from 'preact/hooks';
import { say_date } from '../../../shared/base/date';
import { in_groups, pick, say_day, say_instant } from '../../../shared/base/text';
import type { Case } from '../../../shared/api/types';
import { FollowModel } from '../../../shared/view/follow';
import { moments_of } from '../../../shared/view/parcel';
import { Holder } from '../components/holder';
import { MailTo } from '../components/mail_to';
import { NamedAgent } from '../components/named_agent';
import { Commitments, NowOwed, Owed } from '../components/owed';
import { LyingHere } from '../components/outbox_list';
import { Failed, Mark, Page, ProblemBox, Waiting } from '../components/page';
import { Parcels } from '../components/parcel';
import { Saved } from '../components/saved';
import { SentParcels } from '../components/sent_parcels';
import { SignIn } from '../components/sign_in';
import { State } from '../components/state';
import { Timeline } from '../components/timeline';
import { TimeHere, useVisitWords } from '../components/when';
import { useApp, useModel, useOnce, useWords } from '../context';
import { address } from '../route';

const back = { to: address.cases };

export function FollowPage({ number }: { number: string }) {
  const [signing_in, set_signing_in] = useState(false);
  if (signing_in) return <SignIn back={back} done={() => set_signing_in(false)} />;
  return <Follow number={number} sign_in={() => set_signing_in(true)} />;
}

function Follow({ number, sign_in }: { number: string; sign_in: () => void }) {
  const { api, host, outbox } = useApp();
  const words = useWords();
  const model = useOnce(() => new FollowModel(api, outbox, host, number), [api, outbox, host, number]);
  const { case: subject, live, problem, lying } = useModel(model);
  useEffect(() => {
    void model.start();
    return () => model.stop();
  }, [model]);
  if (!subject) {
    if (problem) return <Failed title={words('follow.title')} problem={problem} again={() => void model.start()} back={back} />;
    return <Waiting title={words('follow.title')} back={back} />;
  }
  return (
    <Page
      title={pick(subject.service.title, words.language)}
      over={words('follow.number', { number: in_groups(number) })}
      back={back}
      action={
        subject.state === 'supplement_requested' ? (
          <a class="first" href={address.supplement(number)}>
            {words('follow.supplement')}
          </a>
        ) : undefined
      }
    >
      <div role="status">
        <State state={subject.state} />
        <NowOwed subject={subject} otherwise={words(`now.${subject.state}`, { day: subject.promised_due ? say_day(subject.promised_due, words.language) : '' })} />
      </div>
      <LyingHere entries={lying} sign_in={sign_in} />
      <Holder subject={subject} />
      {subject.helper && (
        <p class="quiet">{words('helping.by', { name: subject.helper.name, relation: words(`helping.relation.${subject.helper.relation}`) })}</p>
      )}
      {subject.state === 'closed' && <Saved subject={subject} />}
      <Supplement subject={subject} />
      <Owed subject={subject} />
      <Decision subject={subject} />
      <Sources subject={subject} />
      <Commitments model={model} subject={subject} />
      <Parcels model={model} subject={subject} />
      <MailTo model={model} subject={subject} />
      <NamedAgent model={model} subject={subject} />
      <SentParcels model={model} subject={subject} />
      <Visit subject={subject} />
      <h2>{words('follow.timeline')}</h2>
      <p class="quiet">{words(live ? 'follow.live' : 'follow.not_live')}</p>
      <Timeline moments={moments_of(subject)} label={words('follow.timeline')} />
      {problem && <ProblemBox problem={problem} />}
      <p>
        <a class="second" href={address.receipt(number)}>
          {words('follow.receipt')}
        </a>
      </p>
      <Withdraw model={model} subject={subject} />
    </Page>
  );
}

function Supplement({ subject }: { subject: Case }) {
  const words = useWords();
  const { supplement } = subject;
  if (!supplement || subject.state !== 'supplement_requested') return null;
  return (
    <section class="notice warn" aria-labelledby="supplement">
      <h2 id="supplement" class="notice-title">
        <Mark kind="warn" /> {words('follow.supplement_title')}
      </h2>
      <ul>
        {supplement.items.map(({ kind, id, text }) => (
          <li key={kind + id}>{text}</li>
        ))}
      </ul>
      <p>{words('follow.supplement_due', { day: say_day(supplement.due, words.language) })}</p>
    </section>
  );
}

function Decision({ subject }: { subject: Case }) {
  const words = useWords();
  const { decision, certificate } = subject;
  if (!decision) return null;
  const remedy = pick(decision.remedy as Parameters<typeof pick>[0], words.language);
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{words(`decision.${decision.outcome}`)}</h2>
      <p class="quiet">{say_instant(decision.at, words.language)}</p>
      {decision.reason && <p>{decision.reason}</p>}
      {decision.outcome === 'refused' && <p>{remedy || words('decision.remedy')}</p>}
      {certificate && <p>{words('decision.certificate', { number: certificate.number })}</p>}
      {certificate?.valid_to && <p>{words('decision.valid_to', { day: say_date(certificate.valid_to, words.language) })}</p>}
      {certificate?.status && certificate.status !== 'valid' && (
        <p class="notice warn">
          <Mark kind="warn" /> {words(`decision.status.${certificate.status}`, { reason: certificate.reason ?? '' })}
        </p>
      )}
    </section>
  );
}

/** What the office obtained itself, from where, and since when the applicant agrees to it. */
function Sources({ subject }: { subject: Case }) {
  const words = useWords();
  if (subject.sources.length === 0) return null;
  return (
    <details>
      <summary>{words('follow.sources')}</summary>
      <ul>
        {subject.sources.map(({ material, title, by, source, told_by, found, as_of }) => (
          <li key={material + by + source}>
            {pick(title, words.language)}
            <br />
            <span class="quiet">
              {words(by === 'data_sharing' && !found ? 'source.data_sharing_none' : `source.${by}`, {
                source: by === 'data_sharing' ? told_by : in_groups(source),
                day: say_day(as_of, words.language),
              })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Visit({ subject }: { subject: Case }) {
  const words = useWords();
  const visit_words = useVisitWords();
  const { booking } = subject;
  if (!booking || booking.state === 'cancelled' || booking.state === 'expired') return null;
  if (!['submitted', 'accepted', 'supplement_requested'].includes(subject.state)) return null;
  return (
    <section class="card" aria-labelledby="visit">
      <h2 id="visit">{words('follow.visit')}</h2>
      <p>
        <a href={address.visit(booking.id)}>
          <b>{say_instant(booking.from, words.language)}</b>
        </a>
      </p>
      <TimeHere from={booking.from} />
      <p>
        <a class="second" href={address.visit(booking.id)}>
          {visit_words('visit.change')}
        </a>
      </p>
    </section>
  );
}

/** Asked about once more before it is done: it cannot be taken back. */
function Withdraw({ model, subject }: { model: FollowModel; subject: Case }) {
  const words = useWords();
  const { working, lying } = useModel(model);
  const [asked, set_asked] = useState(false);
  if (lying.some(({ act, refusal }) => act.kind === 'withdraw' && refusal === null)) return null;
  if (!['submitted', 'accepted', 'supplement_requested'].includes(subject.state)) return null;
  if (!asked) {
    return (
      <button type="button" class="plain" onClick={() => set_asked(true)}>
        {words('withdraw.begin')}
      </button>
    );
  }
  return (
    <div class="notice warn" role="group" aria-label={words('withdraw.begin')}>
      <p>{words('withdraw.sure')}</p>
      <div class="two">
        <button type="button" class="second" onClick={() => set_asked(false)}>
          {words('withdraw.keep')}
        </button>
        <button type="button" class="second warn" aria-disabled={working} onClick={() => void model.withdraw()}>
          {words('withdraw.do')}
        </button>
      </div>
    </div>
  );
}
