// Papers by mail: what the citizen sends to the window instead of coming, and the originals that come back.

import { useRef, useState } from 'preact/hooks';
import { in_groups, pick, say_instant } from '../../../shared/base/text';
import type { Case, OtherParcel } from '../../../shared/api/types';
import type { FieldFinding } from '../../../shared/core/shapes';
import { carriers, type Carrier } from '../../../shared/messages/carriers';
import type { FollowModel } from '../../../shared/view/follow';
import { likely_carrier, waybill_findings } from '../../../shared/view/waybill';
import { useModel } from '../context';
import { useAfter } from '../platform/after';
import { TextField } from './text_field';
import { Confirm, Report, useParcelWords } from './parcel';
import { Route } from './parcel_route';

const codes = Object.keys(carriers) as Carrier[];

export function SentParcels({ model, subject }: { model: FollowModel; subject: Case }) {
  const words = useParcelWords();
  const [open, set_open] = useState(false);
  const may_send = subject.may_send_papers;
  const papers = subject.parcels.filter(({ purpose }) => purpose !== 'certificate');
  if (!may_send && papers.length === 0) return null;
  return (
    <section class="card" aria-labelledby="sent">
      <h2 id="sent">{words('sent.title')}</h2>
      {papers.map((parcel) => (
        <SentParcel model={model} parcel={parcel} key={parcel.shipment.waybill} />
      ))}
      {may_send && <p class="quiet">{words('sent.help')}</p>}
      {may_send && !open && (
        <button type="button" class="plain" onClick={() => set_open(true)}>
          {words('sent.begin')}
        </button>
      )}
      {may_send && open && <ParcelForm model={model} done={() => set_open(false)} />}
    </section>
  );
}

function SentParcel({ model, parcel: { purpose, at_window_at, shipment } }: { model: FollowModel; parcel: OtherParcel }) {
  const words = useParcelWords();
  return (
    <div>
      <p>
        <b>{words(purpose === 'originals' ? 'sent.originals' : 'sent.materials')}</b> · {words(`parcel.${shipment.state}`)}
      </p>
      {purpose === 'materials' && at_window_at && <p>{words('sent.at_window', { at: say_instant(at_window_at, words.language) })}</p>}
      <Route shipment={shipment} />
      <p class="quiet">
        {pick(shipment.carrier_title, words.language)} {in_groups(shipment.waybill)}
      </p>
      {purpose === 'originals' &&
        (shipment.attention === 'confirm_receipt' ? (
          <Confirm model={model} shipment={shipment} waybill={shipment.waybill} question="sent.confirm" />
        ) : (
          <Report model={model} shipment={shipment} waybill={shipment.waybill} />
        ))}
    </div>
  );
}

function ParcelForm({ model, done }: { model: FollowModel; done: () => void }) {
  const words = useParcelWords();
  const { working } = useModel(model);
  const [waybill, set_waybill] = useState('');
  const [chosen, set_chosen] = useState<Carrier | null>(null);
  const [findings, set_findings] = useState<FieldFinding[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const after = useAfter();
  const hint = likely_carrier(after, waybill);
  const carrier = chosen ?? hint ?? 'ems';
  const send = () => {
    const wrong = waybill_findings(after, waybill);
    set_findings(wrong);
    if (wrong.length > 0) input.current?.focus();
    else void model.enter_parcel({ carrier, waybill: waybill.trim() }).then((entered) => entered && done());
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextField
        id="sent-waybill"
        label={words('sent.waybill')}
        findings={findings}
        control={input}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        maxLength={40}
        value={waybill}
        enter={(text) => {
          set_waybill(text);
          set_findings([]);
        }}
      >
        <p class="help" role="status">
          {hint && words('sent.hint', { carrier: carriers[hint][words.language] })}
        </p>
      </TextField>
      <div class="field">
        <label for="sent-carrier">{words('sent.carrier')}</label>
        <select id="sent-carrier" value={carrier} onChange={(event) => set_chosen(event.currentTarget.value as Carrier)}>
          {codes.map((code) => (
            <option value={code} key={code}>
              {carriers[code][words.language]}
            </option>
          ))}
        </select>
      </div>
      <div class="two">
        <button type="button" class="second" onClick={done}>
          {words('parcel.keep')}
        </button>
        <button type="submit" class="first" aria-disabled={working}>
          {words('sent.save')}
        </button>
      </div>
    </form>
  );
}
