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

/** All that the case gives out, the newest first; where there are several, what is said names the one it is about. */
export function Parcels({ model, subject }: { model: FollowModel; subject: Case }) {
  const more = subject.parcels.filter(({ purpose }) => purpose === 'certificate');
  if (!subject.shipment) return null;
  const shipments = [subject.shipment, ...more.map(({ shipment }) => shipment).reverse()];
  return (
    <>
      {shipments.map((shipment, at) => (
        <Parcel
          key={shipment.waybill}
          model={model}
          shipment={shipment}
          is_asked={shipment.attention === 'confirm_receipt' && subject.state === 'delivering'}
          title={at === 0 ? 'parcel.title' : 'parcel.another'}
          waybill={shipments.length > 1 ? shipment.waybill : undefined}
        />
      ))}
    </>
  );
}

interface ParcelProperties extends AboutParcel {
  is_asked: boolean;
  title: 'parcel.title' | 'parcel.another';
}

function Parcel({ model, shipment, waybill, is_asked, title }: ParcelProperties) {
  const words = useParcelWords();
  const id = `parcel-${shipment.waybill}`;
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{words(title)}</h2>
      <p role="status">
        <b>{words(`parcel.${shipment.state}`)}</b>
      </p>
      <Expected shipment={shipment} />
      {shipment.attention === 'silent' && <p>{words('parcel.silent')}</p>}
      <Route shipment={shipment} />
      <p class="quiet">
        {pick(shipment.carrier_title, words.language)} {in_groups(shipment.waybill)}
      </p>
      {is_asked ? (
        <Confirm model={model} shipment={shipment} waybill={waybill} question="parcel.confirm" />
      ) : (
        <Report model={model} shipment={shipment} waybill={waybill} />
      )}
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
  /** Names it; absent for the certificate in its one parcel. */
  waybill: string | undefined;
}

interface ConfirmProperties extends AboutParcel {
  question: 'parcel.confirm' | 'sent.confirm';
}

export function Confirm({ model, shipment, waybill, question }: ConfirmProperties) {
  const words = useParcelWords();
  const { working } = useModel(model);
  return (
    <div role="group" aria-label={words(question)}>
      <p>
        {words(question)}
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
