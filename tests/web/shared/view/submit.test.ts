import { beforeAll, expect, test, vi } from 'vitest';
import type { CoreClient } from '../../../../web/shared/core/client';
import { SubmitModel } from '../../../../web/shared/view/submit';
import { catalogue_service, keys_sent, page_of, problem, real_core, test_host, type Scripted } from '../../support';

const service = catalogue_service('teacher-qualification');
const today = '2026-11-28';
const number = '2611283301060000016';
let core: CoreClient;
beforeAll(async () => {
  core = await real_core();
});

const answers = {
  name: ' 张小满 ',
  id_type: 'resident_id',
  id_no: '11010519491231002x',
  mobile: '13800138000',
  batch: 'spring',
  kind: 'senior',
  subject: 'mathematics',
  place_basis: 'household',
  education: 'bachelor',
  degree_place: 'mainland',
  exam_basis: 'national_exam',
  putonghua_level: '2B',
  resume: '2010年9月至2014年7月，云川师范学院，学习',
  deliver_mode: 'mail',
  mail_address: '云川市澜溪区百合路18号',
  commitment: true,
};
const photo = { id: 'u1', material: 'photo', sha256: 'a'.repeat(64), kind: 'jpeg', size_bytes: 43_210, width: 295, height: 413 };
const booking = {
  id: 'b1',
  hall: 'demo-hospital',
  service: 'medical-check',
  slot: '2026-12-01T09:00',
  state: 'held' as const,
  held_until: null,
  from: '2026-12-01T09:00:00+08:00',
  to: '2026-12-01T09:30:00+08:00',
  day: '2026-12-01',
  changes_until: '2026-12-01T06:00:00+08:00',
  moves_left: 3,
  case_number: null,
};
const submitted: Scripted = { status: 201, body: { case: { number }, receipt: {}, query_code: 'K7MPQ2' } };

function stage(on_submit: Scripted[] = [submitted], change: object = {}) {
  const host = test_host({ 'POST /cases': on_submit });
  const { drafts } = page_of(host);
  const consents = ['processing'];
  drafts.change(drafts.open(service.id, service.version), { answers, materials: { photo }, booking, consents, ...change });
  const open = () => new SubmitModel(core, page_of(host).outbox, service, drafts, today);
  return { host, drafts, open, model: open() };
}

const body = (host: ReturnType<typeof stage>['host'], at = 0) => JSON.parse(String(host.asked[at]?.body));

test('what is sent is what the core made of the answers, and the draft becomes the submission', async () => {
  const { model, host, drafts } = stage();
  expect(model.state.report.findings).toEqual([]);
  expect(await model.submit()).toBe(number);
  expect(body(host)).toMatchObject({
    service: 'teacher-qualification',
    service_version: 1,
    materials: { photo: 'u1' },
    booking: 'b1',
    consents: ['processing'],
    answers: { name: '张小满', id_no: '11010519491231002X' },
  });
  expect(drafts.has(service.id)).toBe(false);
  expect(drafts.submission(number)).toEqual({ answers: body(host).answers, query_code: 'K7MPQ2' });
});

// what is missing -> what hinders; nothing is sent
const hindered: [string, object, string[]][] = [
  ['the photo', { materials: {} }, ['material:photo material.missing']],
  ['the booking', { booking: null }, ['visit:medical-check visit.booking_missing']],
  ['the consent', { consents: [] }, ['/consent consent_missing']],
  ['an answer', { answers: { ...answers, mobile: undefined } }, ['/mobile required']],
];
test.each(hindered)('without %s', async (_name, change, expected) => {
  const { model, host } = stage([submitted], change);
  expect(await model.submit()).toBeNull();
  expect(model.state.summary.map(({ field, code }) => `${field} ${code}`)).toEqual(expected);
  expect(host.asked).toEqual([]);
});

test('a double tap sends once', async () => {
  const { model, host } = stage();
  const taps = await Promise.all([model.submit(), model.submit()]);
  expect(taps).toEqual([number, null]);
  expect(host.asked.length).toBe(1);
});

test('a lost answer is settled with the same request and key, also after a reload, whatever was edited', async () => {
  const { model, host, drafts, open } = stage(['lost']);
  expect(await model.submit()).toBeNull();
  expect(model.state).toMatchObject({ standing: 'waiting', can_take_back: false });
  const sent = { body: body(host), key: keys_sent(host)[0] };
  drafts.change(drafts.open(service.id, service.version), { answers: { ...answers, name: '李大暑' } });
  host.asked = [];
  host.answers['POST /cases'] = [submitted];
  const again = open();
  expect(again.state).toMatchObject({ standing: 'waiting', can_take_back: false });
  expect(await again.submit()).toBe(number);
  expect(body(host)).toEqual(sent.body);
  expect(keys_sent(host)).toEqual([sent.key]);
});

// what the server refuses -> what is left; the draft stays in every case
const refusals: [string, Scripted, object][] = [
  [
    'findings',
    { status: 422, body: problem('findings', { findings: [{ code: 'required', field: '/name', severity: 'error' }] }) },
    { summary: [{ code: 'required', field: '/name', severity: 'error' }], standing: null, draft: { booking } },
  ],
  ['a slot that is gone', { status: 409, body: problem('slot_taken') }, { standing: null, draft: { booking: null } }],
  ['being busy', { status: 503, body: problem('busy') }, { problem: { code: 'busy' }, standing: 'waiting', draft: { booking } }],
];
test.each(refusals)('the server answers %s', async (_name, answer, expected) => {
  const { model, drafts } = stage([answer]);
  expect(await model.submit()).toBeNull();
  expect(model.state).toMatchObject(expected);
  expect(drafts.open(service.id, service.version).answers).toEqual(answers);
});

test('without network it waits, can be taken back, and goes out by itself when the network returns', async () => {
  const { model, host, drafts } = stage();
  host.turn(false);
  expect(await model.submit()).toBeNull();
  expect(model.state).toMatchObject({ standing: 'waiting', can_take_back: true, problem: { code: 'network_lost' } });
  expect(host.asked).toEqual([]);
  await model.take_back();
  expect(model.state).toMatchObject({ standing: null, problem: null });
  await model.submit();
  const page = page_of(host);
  const again = new SubmitModel(core, page.outbox, service, page.drafts, today);
  again.watch();
  page.outbox.start();
  host.turn(true);
  await vi.waitFor(() => expect(again.state.number).toBe(number));
  expect(host.asked.length).toBe(1);
  expect(drafts.submission(number).query_code).toBe('K7MPQ2');
});

test('what the server refused meanwhile is mended and sent anew', async () => {
  const findings = [{ code: 'required', field: '/name', severity: 'error' }];
  const { model, host, open } = stage([{ status: 422, body: problem('findings', { findings }) }, submitted]);
  host.turn(false);
  await model.submit();
  host.turn(true);
  await page_of(host).outbox.send_all();
  const again = open();
  expect(again.state).toMatchObject({ standing: null, summary: findings, problem: { code: 'findings' } });
  expect(await again.submit()).toBe(number);
  expect(new Set(keys_sent(host)).size).toBe(2);
  expect(page_of(host).outbox.state.entries).toEqual([]);
});

test('the last look shows what was entered and nothing that is hidden', () => {
  const { model } = stage([submitted], { answers: { ...answers, kind: 'kindergarten' } });
  const ids = model.state.steps.flatMap(({ fields }) => fields.map(({ id }) => id));
  expect(ids).toContain('name');
  expect(ids).not.toContain('subject');
  expect(ids).not.toContain('diploma_no');
});

test('who helps is named and the applicant agrees, before anything is sent', async () => {
  const { host, model } = stage();
  const missing = () => model.state.summary.map(({ code, field }) => `${code} ${field}`);
  model.help({ name: ' ', relation: 'child' });
  expect(await model.submit()).toBe(null);
  expect(missing()).toEqual(['required /helper/name', 'helping_missing /helping']);
  expect(host.asked).toEqual([]);
  model.help({ name: '王小测', relation: 'child' });
  expect(missing()).toEqual(['helping_missing /helping']);
  model.consent(true, 'helping');
  expect(missing()).toEqual([]);
  expect(await model.submit()).toBe(number);
  expect(body(host)).toMatchObject({ helper: { name: '王小测', relation: 'child' }, consents: ['processing', 'helping'] });
});

test('nobody who no longer helps is named, and nothing is agreed to for them', async () => {
  const { host, model } = stage();
  model.help({ name: '王小测', relation: 'child' });
  model.consent(true, 'helping');
  model.help(null);
  expect(await model.submit()).toBe(number);
  expect(body(host)).not.toHaveProperty('helper');
  expect(body(host).consents).toEqual(['processing']);
});
