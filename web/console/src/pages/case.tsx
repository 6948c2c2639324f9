// One case: what was asked for, what came with it, what may be done now.

import { useEffect, useState } from 'preact/hooks';
import type { Outcome, Problem } from '../../../shared/api/types';
import { in_groups, pick, say_day, say_instant } from '../../../shared/base/text';
import { moments_of } from '../../../shared/view/parcel';
import { answered_fields } from '../answers';
import type { StaffCase } from '../api';
import { is_signed_out, useDesk, useSay } from '../context';
import { ProblemNote } from '../problem_note';
import { useCertificateSay } from '../certificate_words';
import { HandoutForm, NoticeForm, RefusalForm, ShipmentForm } from './acts';
import { CertificateSection, GrantForm, Owed, Sources } from './certificate';

type OpenForm = 'grant' | 'notice' | 'refusal' | 'shipment' | 'further' | 'originals' | 'handout' | null;

export function CasePage({ number }: { number: string }) {
  const { api, words, signed_in } = useDesk();
  const say = useCertificateSay();
  const [subject, set_subject] = useState<StaffCase | null>(null);
  const [problem, set_problem] = useState<Problem | null>(null);
  const [open_form, set_open_form] = useState<OpenForm>(null);
  const [working, set_working] = useState(false);
  const [done, set_done] = useState('');

  async function load() {
    const outcome = await api.open(number);
    if (is_signed_out(outcome.problem)) return signed_in(null);
    if (outcome.value) set_subject(outcome.value.case);
    else set_problem(outcome.problem);
  }

  useEffect(() => {
    void load();
    const events = new EventSource(api.events_address);
    events.addEventListener('queue', () => void load());
    return () => events.close();
  }, [number]);

  /** Does one thing at a time; after a refusal the case is read anew, since somebody else may have acted. */
  async function act(doing: Promise<Outcome<{ case: StaffCase }>>) {
    set_working(true);
    const outcome = await doing;
    set_working(false);
    if (is_signed_out(outcome.problem)) return signed_in(null);
    set_problem(outcome.problem ?? null);
    if (!outcome.value) return load();
    set_subject(outcome.value.case);
    set_open_form(null);
    set_done(say('done', { state: words(`state.${outcome.value.case.state}`) }));
  }

  if (!subject) {
    return (
      <section class="sheet">
        <a href="#/">{say('back')}</a>
        <ProblemNote problem={problem} />
        {!problem && <p>{say('loading')}</p>}
      </section>
    );
  }
  const allowed = new Set<string>(subject.allowed_events);
  return (
    <>
      <a class="back" href="#/">
        {say('back')}
      </a>
      <section class="sheet">
        <h1>{pick(subject.service.title, words.language)}</h1>
        <p>
          {say('number')} <b>{in_groups(subject.number)}</b> · {words(`state.${subject.state}`)} ·{' '}
          <span class={`lamp ${subject.lamp}`}>{say(`lamp.${subject.lamp}`)}</span>
          {subject.promised_due && ` · ${say('due')} ${say_day(subject.promised_due, words.language)}`}
        </p>
        <p role="status">{done}</p>
        <ProblemNote problem={problem} />
        <h2>{say('acts')}</h2>
        <div class="acts">
          {allowed.has('accepted') && (
            <button class="primary" type="button" disabled={working} onClick={() => void act(api.accept(number))}>
              {say('accept')}
            </button>
          )}
          {allowed.has('supplement_requested') && (
            <button type="button" onClick={() => set_open_form('notice')}>
              {say('notice')}
            </button>
          )}
          {allowed.has('decided') && (
            <>
              <button class="primary" type="button" disabled={working} onClick={() => void act(api.decide(number, 'granted', ''))}>
                {say('grant')}
              </button>
              {subject.gives_out && (
                <button type="button" onClick={() => set_open_form('grant')}>
                  {say('grant_with')}
                </button>
              )}
              <button type="button" onClick={() => set_open_form('refusal')}>
                {say('refuse')}
              </button>
            </>
          )}
          {allowed.has('shipped') && (
            <button class="primary" type="button" onClick={() => set_open_form('shipment')}>
              {say('ship')}
            </button>
          )}
          {allowed.has('handed_over') && (
            <button class={allowed.has('shipped') ? undefined : 'primary'} type="button" onClick={() => set_open_form('handout')}>
              {say('handout')}
            </button>
          )}
          {subject.may_ship_further && (
            <button type="button" onClick={() => set_open_form('further')}>
              {say('ship_further')}
            </button>
          )}
          {subject.holds_originals && (
            <button type="button" onClick={() => set_open_form('originals')}>
              {say('originals')}
            </button>
          )}
          {allowed.size === 0 && !subject.holds_originals && !subject.may_ship_further && <p>{say('nothing_to_do')}</p>}
        </div>
        {open_form === 'notice' && (
          <NoticeForm
            subject={subject}
            working={working}
            cancel={() => set_open_form(null)}
            send={(items) => void act(api.request_supplement(number, items))}
          />
        )}
        {open_form === 'grant' && (
          <GrantForm
            subject={subject}
            working={working}
            cancel={() => set_open_form(null)}
            send={(certificate) => void act(api.decide(number, 'granted', '', certificate))}
          />
        )}
        {open_form === 'refusal' && (
          <RefusalForm working={working} cancel={() => set_open_form(null)} send={(reason) => void act(api.decide(number, 'refused', reason))} />
        )}
        {(open_form === 'shipment' || open_form === 'further') && (
          <ShipmentForm
            working={working}
            cancel={() => set_open_form(null)}
            send={(carrier, waybill) => void act(api.ship(number, carrier, waybill, open_form === 'further'))}
          />
        )}
        {open_form === 'handout' && (
          <HandoutForm
            subject={subject}
            working={working}
            cancel={() => set_open_form(null)}
            send={(by, document) => void act(api.hand_out(number, by, document))}
          />
        )}
        {open_form === 'originals' && (
          <ShipmentForm
            working={working}
            cancel={() => set_open_form(null)}
            send={(carrier, waybill) => void act(api.send_originals(number, carrier, waybill))}
          />
        )}
      </section>
      <CertificateSection subject={subject} working={working} send={(status, reason) => void act(api.set_certificate(number, status, reason))} />
      <Particulars subject={subject} />
    </>
  );
}

function Particulars({ subject }: { subject: StaffCase }) {
  const { api, words } = useDesk();
  const say = useSay();
  return (
    <div class="columns">
      <section class="sheet">
        <h2>{say('answers')}</h2>
        {subject.helper && (
          <p>
            {words('helping.by', { name: subject.helper.name, relation: words(`helping.relation.${subject.helper.relation}`) })}
          </p>
        )}
        <dl>
          {answered_fields(subject.form, subject.answers, words.language).map((field) => (
            <div key={field.pointer}>
              <dt>{field.label}</dt>
              <dd>{field.value}</dd>
            </div>
          ))}
        </dl>
        {subject.booking && (
          <>
            <h2>{say('visit')}</h2>
            <p>
              {say_day(subject.booking.day, words.language)} {subject.booking.slot.slice(11)}
            </p>
          </>
        )}
      </section>
      <section class="sheet">
        <Owed subject={subject} />
        <h2>{say('materials')}</h2>
        {subject.materials.map((material) => {
          const address = api.material_address(subject.number, material.id);
          const title = pick(material.title, words.language);
          return (
            <figure key={material.id}>
              {material.kind === 'jpeg' || material.kind === 'png' ? <img src={address} alt={title} /> : null}
              <figcaption>
                <a href={address} target="_blank" rel="noopener">
                  {say('open_material', { title })}
                </a>
              </figcaption>
            </figure>
          );
        })}
        <Sources subject={subject} />
        {subject.parcels.length > 0 && <h2>{say('papers')}</h2>}
        {subject.parcels.map(({ purpose, at_window_at, shipment }) => (
          <p key={shipment.waybill}>
            {say(`papers.${purpose}`)} · {pick(shipment.carrier_title, words.language)} {in_groups(shipment.waybill)} ·{' '}
            {words.known(`timeline.parcel.${shipment.state}`)}
            {purpose === 'materials' && ` · ${at_window_at ? say('papers.here', { at: say_instant(at_window_at, words.language) }) : say('papers.not_here')}`}
          </p>
        ))}
        <h2>{say('progress')}</h2>
        <ol class="timeline" aria-label={say('progress')}>
          {moments_of(subject).map((moment) => (
            <li key={`${moment.at} ${moment.key} ${moment.text}`} class={moment.state}>
              <b>{words.known(moment.key) ?? moment.text}</b>{' '}
              {moment.text && <p>{moment.text}</p>}
              {moment.at && <time dateTime={moment.at}>{say_instant(moment.at, words.language)}</time>}
            </li>
          ))}
        </ol>
        <h2>{say('history')}</h2>
        <ol class="history">
          {subject.history.map((entry) => (
            <li key={`${entry.at} ${entry.code}`}>
              <time dateTime={entry.at}>{say_instant(entry.at, words.language)}</time> {words.known(`timeline.${entry.code}`) ?? entry.code} ·{' '}
              {entry.actor === 'citizen' || entry.actor === 'system' ? say(`actor.${entry.actor}`) : entry.actor}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
