// Lists of parcels: read from the server, and drawn as rows.

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/api/types';
import { in_groups, pick } from '../../../shared/base/text';
import type { ParcelList, StaffParcel } from '../api';
import { is_signed_out, useDesk } from '../context';
import type { ParcelKey } from '../parcel_words';
import { useSayParcel } from './parcels';

export interface Listed {
  parcels: StaffParcel[] | null;
  problem: Problem | null;
  load: () => Promise<void>;
}

export function useParcels(list: ParcelList, day?: string): Listed {
  const { api, signed_in } = useDesk();
  const [parcels, set_parcels] = useState<StaffParcel[] | null>(null);
  const [problem, set_problem] = useState<Problem | null>(null);
  async function load() {
    const outcome = await api.parcels(list, day);
    if (is_signed_out(outcome.problem)) return signed_in(null);
    set_problem(outcome.problem ?? null);
    if (outcome.value) set_parcels(outcome.value.parcels);
  }
  useEffect(() => void load(), [list, day]);
  return { parcels, problem, load };
}

interface RowsProperties {
  parcels: readonly StaffParcel[];
  /** What stands behind number, service and recipient. */
  columns: readonly ParcelKey[];
  cells: (parcel: StaffParcel) => ComponentChildren[];
}

export function Rows({ parcels, columns, cells }: RowsProperties) {
  const { words } = useDesk();
  const say = useSayParcel();
  if (parcels.length === 0) return <p>{say('none')}</p>;
  return (
    <table>
      <thead>
        <tr>
          {(['waybill', 'carrier', 'service', 'receiver', ...columns] as ParcelKey[]).map((key) => (
            <th scope="col" key={key}>
              {say(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parcels.map((parcel) => (
          <tr key={`${parcel.waybill} ${parcel.case}`}>
            <td>{in_groups(parcel.waybill)}</td>
            <td>{pick(parcel.carrier_title, words.language)}</td>
            <td>
              <a href={`#/cases/${encodeURIComponent(parcel.case)}`}>{pick(parcel.service.title, words.language)}</a>
            </td>
            <td>
              {parcel.mail_to?.receiver} {parcel.mail_to?.phone}
              {parcel.agent && <p>{say('agent', { name: parcel.agent.name, end: parcel.agent.document_end })}</p>}
            </td>
            {cells(parcel).map((cell, at) => (
              <td key={at}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
