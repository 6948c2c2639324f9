// Cases on their way, made as people make them.

import { freeSlots } from './checker.mjs';
import { Citizen } from './citizen.mjs';
import { Window } from './window.mjs';

/** Each of a citizen of its own, its parcel subscribed with the carrier: `{ citizen, number, waybill, callback, salt }`. */
export async function shippedParcels(server, carrier, random, count) {
  const window = new Window(server);
  await window.signIn();
  const shipped = [];
  for (let at = 0; at < count; at += 1) {
    const citizen = new Citizen(server, random);
    await citizen.signIn();
    const [slot] = await freeSlots(citizen.client, 1);
    await citizen.hold(slot.id);
    await citizen.submit();
    const [number] = citizen.cases.keys();
    const waybill = String(1_012_345_678_000 + at);
    await window.ship(number, waybill);
    shipped.push({ citizen, number, waybill });
  }
  await carrier.subscribed(count);
  return shipped.map((one) => ({ ...one, ...carrier.parcels.get(one.waybill) }));
}
