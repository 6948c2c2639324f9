import { expect, test } from 'vitest';
import { Api } from '../../../../web/shared/api/client';
import { plan_words, say_plan, say_reason, say_who } from '../../../../web/shared/messages/plan';
import { Drafts } from '../../../../web/shared/view/draft';
import { found_max, household_max, oneself, PlanModel, wishes_max } from '../../../../web/shared/view/plan';
import { hall_answers } from '../../hall';
import { catalogue_service, real_after, real_core, test_host, type Scripted } from '../../support';

const [core, after] = [await real_core(), await real_after()];
const teacher = catalogue_service('teacher-qualification');
const online = catalogue_service('estate-name-change');
const school = catalogue_service('school-record-name-change');
/** The same form, with a visit in hall `g`. */
const other = { ...teacher, id: 'other', title: { 'zh-CN': '另一件', en: 'Another' } };
const visit_in = (hall: string) => ({ id: 'check', title: { 'zh-CN': `去${hall}`, en: `To ${hall}` }, hall, service: 'check', booking: 'required', reason: { 'zh-CN': '带证件', en: 'Bring it' } });
const words = plan_words('en');

function stage(more: Record<string, Scripted[]> = {}) {
  const services = [teacher, other, online, school].map(({ id, title, summary, bundle }) => ({ id, title, summary, agency: {}, ...(bundle?.services ? { bundle: { title: bundle.title } } : {}) }));
  const ok = (body: object): Scripted[] => [{ status: 200, body }];
  const hall_named = (id: string) => ({ id, title: { 'zh-CN': `${id}厅`, en: `Hall ${id}` }, address: null });
  const host = test_host({
    'GET /services': ok({ services }),
    'GET /services/teacher-qualification': ok({ service: { ...teacher, visits: [visit_in('h')] } }),
    'GET /services/other': ok({ service: { ...other, visits: [visit_in('g')] } }),
    'GET /services/estate-name-change': ok({ service: online }),
    'GET /services/school-record-name-change': ok({ service: school }),
    'GET /halls': ok({ halls: [hall_named('h'), hall_named('g')], travel_minutes: 30, travel: [{ from: 'g', to: 'h', minutes: 0 }] }),
    ...hall_answers(),
    ...hall_answers([], {}, undefined, 'g'),
    ...more,
  });
  const drafts = new Drafts(host.shelf);
  const open = () => new PlanModel(new Api(host), host, drafts, () => Promise.resolve(core), () => Promise.resolve(after));
  return { host, drafts, open };
}

async function planned(...services: string[]) {
  const staged = stage();
  const model = staged.open();
  await model.load();
  for (const service of services) await model.add(service);
  expect(await model.make()).toBe(true);
  return { ...staged, model, plan: model.state.planned! };
}

test('one trip: when, in which hall, and what to bring', async () => {
  const { plan } = await planned('teacher-qualification');
  expect(say_plan(plan, words)).toBe('One trip: Mon 30 Nov 08:00, Hall h.');
  expect(plan.days[0]!.stops[0]).toMatchObject({ slot: '2026-11-30T08:00', hall: { id: 'h' }, visit: { reason: { en: 'Bring it' } }, travel_minutes: null });
  expect(say_who(plan.days[0]!, words)).toBeNull();
});

test('no trip where all is done on the phone', async () => {
  const { plan } = await planned('estate-name-change');
  expect(say_plan(plan, words)).toBe('No trip needed: all of it is done on the phone.');
  expect(plan).toMatchObject({ days: [], trips: 0, online: [{ wish: { service: 'estate-name-change' } }], unplaced: [] });
});

test('two halls in one day, with the way between them', async () => {
  // On Tuesday there is time for both; on Monday both halls have but one slot, at the same time.
  const { plan } = await planned('teacher-qualification', 'other');
  expect(plan.days.map(({ day, stops }) => [day, ...stops.map(({ hall, from, travel_minutes }) => `${hall.id} ${from} ${travel_minutes}`)])).toEqual([
    ['2026-12-01', 'h 08:00 null', 'g 08:30 0'],
  ]);
});

test('why a second trip cannot be spared', async () => {
  const { open } = stage({ 'GET /halls': [{ status: 200, body: { halls: [], travel_minutes: 30, travel: [] } }] });
  const model = open();
  await model.load();
  for (const service of ['teacher-qualification', 'other']) await model.add(service);
  await model.make();
  const plan = model.state.planned!;
  expect(plan).toMatchObject({ trips: 2, exact: true });
  expect(say_plan(plan, words)).toBe('2 trips.');
  expect(say_reason(plan.days[0]!, words)).toBeNull();
  expect(say_reason(plan.days[1]!, words)).toBe('“To h”, “To g” do not fit into one day, one after the other.');
  expect(plan.days[1]!.stops[0]!.hall).toEqual({ id: 'g', title: { 'zh-CN': 'g' }, address: null });
});

test('a household goes together, once its papers are ready', async () => {
  const { open } = stage();
  const model = open();
  await model.load();
  await model.add('teacher-qualification');
  await model.add('other');
  expect(model.add_person(' 妈妈 ')).toBe(true);
  const [mine, hers] = model.state.wishes;
  model.choose_person(hers!.id, '妈妈', true);
  model.choose_person(hers!.id, oneself, false);
  model.choose_person(hers!.id, '妈妈', false); // somebody has to be there
  model.ready_on(mine!.id, '2026-12-02');
  expect(model.state.wishes.map(({ people }) => people)).toEqual([[oneself], ['妈妈']]);
  await model.make();
  const plan = model.state.planned!;
  expect(plan.days.map(({ day, people }) => [day, people])).toEqual([['2026-12-08', [oneself, '妈妈']]]);
  expect(say_who(plan.days[0]!, words)).toBe('Together: me, 妈妈');
});

test('a bundle is added whole; what it is opened with is added once', async () => {
  const { open } = stage();
  const model = open();
  await model.load('estate-name-change');
  expect(model.state.wishes.map(({ service }) => service)).toEqual(['estate-name-change', 'school-record-name-change']);
  await open().load('estate-name-change');
  expect(open().state.wishes.length).toBe(2);
});

test('what is wanted is there again when the page is opened anew, and what cannot be read is nothing', async () => {
  const { host, open } = stage();
  const model = open();
  await model.load();
  await model.add('other');
  model.add_person('妈妈');
  model.choose_person(1, '妈妈', true);
  expect(open().state).toMatchObject({ wishes: [{ id: 1, service: 'other', people: [oneself, '妈妈'] }], household: ['妈妈'] });
  open().remove_person('妈妈');
  expect(open().state).toMatchObject({ wishes: [{ people: [oneself] }], household: [] });
  open().remove(1);
  expect(open().state.wishes).toEqual([]);
  for (const text of ['{', '[]', '{"wishes":1}', 'null']) {
    host.shelf.write('plan', text);
    expect(open().state).toMatchObject({ wishes: [], household: [] });
  }
});

test('without network it plans with what was kept, and says of when', async () => {
  const { host, model } = await planned('teacher-qualification');
  const kept_at_ms = host.now;
  host.turn(false);
  host.now += 3 * 86_400_000; // Tuesday, 09:00
  expect(await model.make()).toBe(true);
  expect(model.state.planned).toMatchObject({ kept_at_ms, days: [{ day: '2026-12-07' }] });
});

test('what was never fetched cannot be planned without network', async () => {
  const { host, open } = stage();
  const model = open();
  await model.load();
  await model.add('teacher-qualification');
  host.turn(false);
  expect(await model.make()).toBe(false);
  expect(model.state).toMatchObject({ planned: null, working: false, problem: { code: 'network_lost' } });
});

test('its time is what the booking begins with', async () => {
  const { model, drafts, plan } = await planned('teacher-qualification');
  expect(plan.days[0]!.stops[0]!.wanted.form_done).toBe(false);
  model.take(plan.days[0]!.stops[0]!);
  expect(drafts.open(teacher.id, teacher.version).planned).toEqual({ hall: 'h', service: 'check', slot: '2026-11-30T08:00' });
  model.choose_again();
  expect(model.state.planned).toBeNull();
});

test('what finds no free time is said to', async () => {
  const full = ['', '', '2', '22', '', '', '', '', '', '2', '22', '', '', '', '', '', '2', '22', '', '', '', '', '', '2', '22', '', '', '', '', '', '2', '22'];
  const { open } = stage(hall_answers(full));
  const model = open();
  await model.load();
  await model.add('teacher-qualification');
  await model.make();
  expect(model.state.planned).toMatchObject({ days: [], unplaced: [{ visit: { id: 'check' } }] });
  expect(say_plan(model.state.planned!, words)).toBe('Nothing is free in the days ahead.');
});

test('limits: what is chosen, who lives here, what is listed', async () => {
  const { open } = stage();
  const model = open();
  expect(await model.make()).toBe(false);
  expect(model.state.notice).toBe('plan.choose');
  await model.load();
  for (let count = 0; count < wishes_max; count++) await model.add('other');
  expect(model.state).toMatchObject({ notice: null });
  expect(await model.make()).toBe(true);
  await model.add('other');
  expect(model.state).toMatchObject({ notice: 'plan.too_many' });
  expect(model.state.wishes.length).toBe(wishes_max);
  for (let count = 0; count < household_max; count++) expect(model.add_person(`p${count}`)).toBe(true);
  expect(model.add_person('one more')).toBe(false);
  expect(model.state.notice).toBe('plan.too_many');
  model.remove_person('p0');
  for (const name of ['', '  ', 'p1', oneself]) expect(model.add_person(name)).toBe(false);
  expect(model.state.notice).toBe('plan.name_taken');
  model.search('');
  expect(model.state.found.length + model.state.more).toBe(4);
  expect(found_max).toBeGreaterThan(4);
});
