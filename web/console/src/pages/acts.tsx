// The forms behind four acts: the supplement notice, a refusal, a waybill, handing out at the window.

import { useEffect, useState } from 'preact/hooks';
import { pick } from '../../../shared/base/text';
import { answered_fields } from '../answers';
import type { Carrier, NoticeItem, StaffCase } from '../api';
import { carriers, look_at_waybill, type WaybillLook } from '../carriers';
import { useDesk, useSay } from '../context';
import { notice_items, type NoticeLine } from '../notice';

export interface ActProps {
  working: boolean;
  cancel: () => void;
}

export function Ends({ working, cancel, send }: ActProps & { send: string }) {
  const say = useSay();
  return (
    <div class="acts">
      <button class="primary" type="submit" disabled={working}>
        {send}
      </button>
      <button type="button" onClick={cancel}>
        {say('cancel')}
      </button>
    </div>
  );
}

export function NoticeForm({ subject, send, ...props }: ActProps & { subject: StaffCase; send: (items: NoticeItem[]) => void }) {
  const { words } = useDesk();
  const say = useSay();
  const [incomplete, set_incomplete] = useState(false);
  const [lines, set_lines] = useState<NoticeLine[]>(() => [
    ...subject.materials.map((material) => ({
      kind: 'material' as const, id: material.id, title: pick(material.title, words.language), ticked: false, text: '',
    })),
    ...answered_fields(subject.form, subject.answers, words.language).map((field) => ({
      kind: 'field' as const, id: field.pointer, title: field.label, ticked: false, text: '',
    })),
  ]);
  const change = (at: number, part: Partial<NoticeLine>) =>
    set_lines(lines.map((line, index) => (index === at ? { ...line, ...part } : line)));

  function submit(event: Event) {
    event.preventDefault();
    const items = notice_items(lines);
    set_incomplete(items === null);
    if (items) send(items);
  }

  return (
    <form class="act" aria-label={say('notice_title')} onSubmit={submit}>
      <h3>{say('notice_title')}</h3>
      <p>{say('notice_lead')}</p>
      {incomplete && (
        <p class="problem" role="alert">
          {say('notice_empty')}
        </p>
      )}
      {lines.map((line, at) => (
        <div class="line" key={`${line.kind} ${line.id}`}>
          <label class="tick">
            <input type="checkbox" checked={line.ticked} onChange={(event) => change(at, { ticked: event.currentTarget.checked })} />
            {line.title}
          </label>
          {line.ticked && (
            <input
              aria-label={`${line.title} ${say('notice_text')}`}
              placeholder={say('notice_text')}
              maxLength={500}
              value={line.text}
              onInput={(event) => change(at, { text: event.currentTarget.value })}
            />
          )}
        </div>
      ))}
      <Ends {...props} send={say('notice_send')} />
    </form>
  );
}

export function RefusalForm({ send, ...props }: ActProps & { send: (reason: string) => void }) {
  const say = useSay();
  const [reason, set_reason] = useState('');
  const [empty, set_empty] = useState(false);

  function submit(event: Event) {
    event.preventDefault();
    set_empty(reason.trim() === '');
    if (reason.trim() !== '') send(reason.trim());
  }

  return (
    <form class="act" aria-label={say('refuse_title')} onSubmit={submit}>
      <h3>{say('refuse_title')}</h3>
      <p>{say('refuse_lead')}</p>
      {empty && (
        <p class="problem" role="alert">
          {say('reason_empty')}
        </p>
      )}
      <label>
        {say('reason')}
        <textarea rows={4} maxLength={1000} value={reason} onInput={(event) => set_reason(event.currentTarget.value)} />
      </label>
      <Ends {...props} send={say('refuse_send')} />
    </form>
  );
}

export function ShipmentForm({ send, ...props }: ActProps & { send: (carrier: Carrier, waybill: string) => void }) {
  const { words } = useDesk();
  const say = useSay();
  const [carrier, set_carrier] = useState<Carrier>('ems');
  const [waybill, set_waybill] = useState('');
  const [look, set_look] = useState<WaybillLook | null>(null);
  const [invalid, set_invalid] = useState(false);

  useEffect(() => {
    let current = true;
    if (waybill.trim() === '') set_look(null);
    else void look_at_waybill(waybill).then((seen) => current && set_look(seen));
    return () => {
      current = false;
    };
  }, [waybill]);

  async function submit(event: Event) {
    event.preventDefault();
    const seen = await look_at_waybill(waybill);
    set_invalid(seen !== null && !seen.valid);
    if (seen === null || seen.valid) send(carrier, seen?.number ?? waybill.trim());
  }

  const named = (look?.carriers ?? []).filter((code): code is Carrier => code in carriers).map((code) => carriers[code][words.language]);
  return (
    <form class="act" aria-label={say('ship_title')} onSubmit={(event) => void submit(event)}>
      <h3>{say('ship_title')}</h3>
      {invalid && (
        <p class="problem" role="alert">
          {say('waybill_invalid')}
        </p>
      )}
      <label>
        {say('carrier')}
        <select value={carrier} onChange={(event) => set_carrier(event.currentTarget.value as Carrier)}>
          {(Object.keys(carriers) as Carrier[]).map((code) => (
            <option value={code} key={code}>
              {carriers[code][words.language]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('waybill')}
        <input value={waybill} required maxLength={40} autocomplete="off" onInput={(event) => set_waybill(event.currentTarget.value)} />
      </label>
      <p class="quiet" role="status">
        {named.length > 0 ? say('waybill_hint', { carriers: named.join('、') }) : ''}
      </p>
      <Ends {...props} send={say('ship_send')} />
    </form>
  );
}

/** The name is compared by eye, the number by the server. */
export function HandoutForm({ subject, send, ...props }: ActProps & { subject: StaffCase; send: (by: 'applicant' | 'agent', document: string) => void }) {
  const say = useSay();
  const [by, set_by] = useState<'applicant' | 'agent'>('applicant');
  const [document, set_document] = useState('');

  function submit(event: Event) {
    event.preventDefault();
    send(by, document);
  }

  return (
    <form class="act" aria-label={say('handout_title')} onSubmit={submit}>
      <h3>{say('handout_title')}</h3>
      <label>
        {say('handout_by')}
        <select value={by} onChange={(event) => set_by(event.currentTarget.value as 'applicant' | 'agent')}>
          <option value="applicant">{say('handout_applicant')}</option>
          {subject.agent && <option value="agent">{say('handout_agent', { name: subject.agent.name })}</option>}
        </select>
      </label>
      <label>
        {say('handout_document')}
        <input value={document} required maxLength={60} autocomplete="off" onInput={(event) => set_document(event.currentTarget.value)} />
      </label>
      <Ends {...props} send={say('handout_send')} />
    </form>
  );
}
