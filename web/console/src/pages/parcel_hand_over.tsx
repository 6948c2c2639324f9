// Handing over: a scanner types the number and presses Enter, so does a clerk; labels are printed here.

import { useRef, useState } from 'preact/hooks';
import { labelled } from '../../../shared/base/labelled';
import { in_groups, pick, say_instant } from '../../../shared/base/text';
import type { Problem } from '../../../shared/api/types';
import type { ParcelLabel, StaffParcel } from '../api';
import { Barcode } from '../barcode';
import { is_signed_out, useDesk } from '../context';
import { ProblemNote } from '../problem_note';
import { Rows, useParcels } from './parcel_rows';
import { useSayParcel } from './parcels';

export function HandOverPage() {
  const { api, signed_in } = useDesk();
  const say = useSayParcel();
  const { parcels, problem, load } = useParcels('to_hand_over');
  const [label, set_label] = useState<ParcelLabel | null>(null);
  const [refused, set_refused] = useState<Problem | null>(null);

  async function print(waybill: string) {
    const outcome = await api.parcel_label(waybill);
    if (is_signed_out(outcome.problem)) return signed_in(null);
    set_refused(outcome.problem ?? null);
    if (outcome.value) set_label(outcome.value.label);
    await load();
  }

  if (label) return <Label label={label} close={() => set_label(null)} />;
  return (
    <>
      <Scan done={load} />
      <ProblemNote problem={problem ?? refused} />
      {parcels && (
        <Rows
          parcels={parcels}
          columns={['label', 'print_label']}
          cells={(parcel) => [
            say(`label.${parcel.label}`),
            <button type="button" onClick={() => void print(parcel.waybill)} aria-label={`${say('print_label')} ${parcel.waybill}`}>
              {say('print')}
            </button>,
          ]}
        />
      )}
    </>
  );
}

/** Materials on their way to the hall, with the same field to scan them in. */
export function ExpectedPage() {
  const { words } = useDesk();
  const { parcels, problem, load } = useParcels('expected');
  return (
    <>
      <Scan done={load} />
      <ProblemNote problem={problem} />
      {parcels && (
        <Rows
          parcels={parcels}
          columns={['state', 'since']}
          cells={(parcel) => [words.known(`timeline.parcel.${parcel.state}`), say_instant(parcel.updated_at, words.language)]}
        />
      )}
    </>
  );
}

/** The field keeps the focus, so that the next scan lands in it. */
function Scan({ done }: { done: () => Promise<void> }) {
  const { api, signed_in } = useDesk();
  const say = useSayParcel();
  const field = useRef<HTMLInputElement>(null);
  const [handed, set_handed] = useState<StaffParcel | null>(null);
  const [problem, set_problem] = useState<Problem | null>(null);

  async function hand_over(event: Event) {
    event.preventDefault();
    const typed = field.current!.value.trim();
    field.current!.value = '';
    field.current!.focus();
    if (!typed) return;
    const outcome = await api.hand_over(typed);
    if (is_signed_out(outcome.problem)) return signed_in(null);
    set_problem(outcome.problem ?? null);
    set_handed(outcome.value?.parcel ?? null);
    await done();
  }

  return (
    <form class="act" onSubmit={(event) => void hand_over(event)}>
      <label>
        {say('scan')}
        <input ref={field} name="waybill" autocomplete="off" autofocus maxLength={40} />
      </label>
      <button class="primary" type="submit">
        {say('scan_send')}
      </button>
      <p role="status">{handed && say(handed.purpose === 'materials' ? 'taken_in' : 'scanned', { waybill: in_groups(handed.waybill) })}</p>
      <ProblemNote problem={problem} />
    </form>
  );
}

function Label({ label, close }: { label: ParcelLabel; close: () => void }) {
  const { words } = useDesk();
  const say = useSayParcel();
  return (
    <>
      <div class="parcel-label">
        <p>{pick(label.carrier_title, words.language)}</p>
        <Barcode text={label.waybill} />
        <p class="parcel-number">{in_groups(label.waybill)}</p>
        <p class="parcel-receiver">
          {label.receiver} {label.phone}
        </p>
        <p class="parcel-address">{label.address}</p>
        <p>{say(label.by_agent ? 'by_agent' : 'in_person')}</p>
        {label.agent && <p>{say('agent', { name: label.agent.name, end: label.agent.document_end })}</p>}
        {label.paid_by && <p>{say(`paid_by.${label.paid_by}`)}</p>}
        <p>
          {labelled(say('sender'), `${pick(label.sender, words.language)} · ${pick(label.service.title, words.language)}`, words.language)}
        </p>
      </div>
      <div class="acts">
        <button class="primary" type="button" onClick={() => window.print()}>
          {say('print')}
        </button>
        <button type="button" onClick={close}>
          {say('close')}
        </button>
      </div>
    </>
  );
}
