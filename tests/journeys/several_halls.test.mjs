// A visit that can be made in either of two hospitals: where one waits, what one is offered, and where one books.

import { rmSync } from 'node:fs';
import test from 'node:test';
import { inBothFaces, steps } from './both_faces.mjs';
import { applicant } from './citizen.mjs';
import { somebody } from './crowd.mjs';
import { catalogueWithTwoHospitals } from './two_hospitals.mjs';

const folder = catalogueWithTwoHospitals({ scarce: true });
test.after(() => rmSync(folder, { recursive: true, force: true }));

const service = 'medical-check';

/** Somebody else holds the hall's only place; answers how to give it back. */
async function take(city, hall, phone) {
  const { days } = await (await fetch(`${city.address}/api/v1/halls/${hall}/slots?service=${service}`)).json();
  const slot = days.flatMap(({ slots }) => slots).find(({ state }) => state === 'open').id;
  const person = await somebody(city, phone);
  const { booking } = await person.ask('POST', '/bookings', { hall, service, slot });
  return () => person.ask('DELETE', `/bookings/${booking.id}`);
}

async function begin(city) {
  const { cookie } = await somebody(city, applicant.手机号);
  return { citizen: { client: { cookie } } };
}

inBothFaces('two hospitals that are full, a place for whoever waits for either, and a booking in the second', async (face, { city }) => {
  await take(city, 'demo-hospital', '13900000051');
  const give_back = await take(city, 'north-hospital', '13900000052');
  await steps.find(face);
  await steps.fill(face);
  await steps.give(face);
  await face.titled('预约教师资格体检');
  await face.sees('已约满');
  await face.choose('在哪里办', '云川市城北医院');
  await face.sees('已约满');
  await face.choose('在哪里办', '云川市第二人民医院');
  await face.sees('哪些大厅都可以');
  await face.tick(/城北/);
  await face.picture('several-halls');
  await face.act('加入候补');
  await face.sees('正在候补，前面有 0 人');
  await face.sees('云川市第二人民医院（体检中心）、云川市城北医院');
  await give_back();
  await face.sees('有名额了');
  await face.picture('several-halls-offered');
  await face.act('要这个时间');
  await face.sees('已为您留好');
  await face.sees('云川市城北医院');
  await face.act('下一步');
  await steps.agree(face);
  await face.act('提交');
  await steps.receipt(face);
}, { begin, options: ['--catalog', folder] });
