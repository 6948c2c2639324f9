// A case that is submitted, or granted and to be mailed, made without a browser; and its page on the phone.

import { freeSlots } from '../faults/checker.mjs';
import { Citizen } from '../faults/citizen.mjs';
import { Random } from '../faults/random.mjs';
import { Window } from '../faults/window.mjs';

export async function submittedCase(city, seed = 1) {
  const citizen = new Citizen({ address: city.address, log: city.said }, new Random(seed));
  await citizen.signIn();
  const [slot] = await freeSlots(citizen.client, 1);
  await citizen.hold(slot.id);
  await citizen.submit();
  const [number] = citizen.cases.keys();
  return { number, citizen };
}

export async function grantedCase(city, seed = 1) {
  const submitted = await submittedCase(city, seed);
  const { number } = submitted;
  const window = new Window(city);
  window.prefix = `granted-${seed}`;
  await window.signIn();
  await window.act(number, 'acceptance', {});
  await window.act(number, 'decisions', { outcome: 'granted' });
  return submitted;
}

export async function openAs(page, city, { citizen, number }) {
  const [name, value] = citizen.client.cookie.split('=');
  await page.context().addCookies([{ name, value, url: city.address }]);
  await page.goto(`${city.address}/#/cases/${number}`);
}
