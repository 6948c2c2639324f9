// The parcel with the certificate: where it is, when it comes, and what the citizen can say about it.

import { useState } from 'preact/hooks';
import { in_groups, pick, say_day } from '../../../shared/base/text';
import type { Case, ParcelProblem, Shipment } from '../../../shared/api/types';
import { parcel_words, type ParcelWords } from '../../../shared/messages/parcel';
import type { FollowModel } from '../../../shared/view/follow';
import { useModel, useWords } from '../context';
import { Route } from './parcel_route';

/** In the order in which they are offered. */
const kinds: readonly ParcelProblem['kind'][] = ['not_received', 'damaged', 'wrong_content', 'other'];

export const useParcelWords = (): ParcelWords => parcel_words(useWords().language);

export function Parcel({ model, subject }: { model: FollowModel; subject: Case }) {
  const words = useParcelWords();
  const { shipment } = subject;
  if (!shipment) return null;
  const is_asked = shipment.attention === 'confirm_receipt' && subject.state === 'delivering';
  return (
    <section class="card" aria-labelledby="parcel">
      <h2 id="parcel">{words('parcel.title')}</h2>
      <p role="status">
        <b>{words(`parcel.${shipment.state}`)}</b>
      </p>
      <Expected shipment={shipment} />
      {shipment.attention === 'silent' && <p>{words('parcel.silent')}</p>}
      <Route shipment={shipment} />
      <p class="quiet">
        {pick(shipment.carrier_title, words.language)} {in_groups(shipment.waybill)}
      </p>
      {is_asked ? <Confirm model={model} shipment={shipment} /> : <Report model={model} shipment={shipment} />}
    </section>
  );
}

function Expected({ shipment: { expected } }: { shipment: Shipment }) {
  const words = useParcelWords();
  if (!expected) return null;
  const likely = say_day(expected.likely, words.language);
  const latest = say_day(expected.latest, words.language);
  return <p>{likely === latest ? words('parcel.expected_day', { likely }) : words('parcel.expected', { likely, latest })}</p>;
}

interface AboutParcel {
  model: FollowModel;
  shipment: Shipment;
  /** Of originals; absent for the certificate. */
  waybill?: string;
}

export function Confirm({ model, shipment, waybill }: AboutParcel) {
  const words = useParcelWords();
  const { working } = useModel(model);
  return (
    <div role="group" aria-label={words(waybill ? 'sent.confirm' : 'parcel.confirm')}>
      <p>
        {words(waybill ? 'sent.confirm' : 'parcel.confirm')}
        {shipment.closes_by_silence && words('parcel.confirm_by')}
      </p>
      <div class="two">
        <button type="button" class="second" aria-disabled={working} onClick={() => void model.report_parcel('not_received', waybill)}>
          {words('parcel.not_received')}
        </button>
        <button type="button" class="first" aria-disabled={working} onClick={() => void model.confirm_receipt(waybill)}>
          {words('parcel.received')}
        </button>
      </div>
    </div>
  );
}

/** What was chosen stays until it is told, or waits to be. */
export function Report({ model, shipment, waybill }: AboutParcel) {
  const words = useParcelWords();
  const { working } = useModel(model);
  const [open, set_open] = useState(false);
  const [kind, set_kind] = useState<ParcelProblem['kind']>('not_received');
  if (!shipment.may_report) return null;
  if (!open) {
    return (
      <button type="button" class="plain" onClick={() => set_open(true)}>
        {words('parcel.report')}
      </button>
    );
  }
  return (
    <fieldset class="field">
      <legend>{words('parcel.report_title')}</legend>
      <div class="choices">
        {kinds.map((each) => (
          <label class="choice" key={each}>
            <input type="radio" name={`parcel-problem-${waybill ?? ''}`} checked={kind === each} onChange={() => set_kind(each)} />
            <span>{words(`parcel.kind.${each}`)}</span>
          </label>
        ))}
      </div>
      <div class="two">
        <button type="button" class="second" onClick={() => set_open(false)}>
          {words('parcel.keep')}
        </button>
        <button
          type="button"
          class="first"
          aria-disabled={working}
          onClick={() => void model.report_parcel(kind, waybill).then((told) => told && set_open(false))}
        >
          {words('parcel.report_send')}
        </button>
      </div>
    </fieldset>
  );
}
