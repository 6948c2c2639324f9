import { readFileSync } from 'node:fs';
import { beforeAll, expect, test, vi } from 'vitest';
import { Api } from '../../../../web/shared/api/client';
import type { CoreClient } from '../../../../web/shared/core/client';
import { Drafts } from '../../../../web/shared/view/draft';
import { content_type_of, frame_of, MaterialsModel } from '../../../../web/shared/view/materials';
import { catalogue_service, problem, real_core, test_host, type Scripted } from '../../support';

const service = catalogue_service('teacher-qualification');
const file = (name: string) => new Uint8Array(readFileSync(new URL(`../../../vectors/files/${name}`, import.meta.url)));
let core: CoreClient;
beforeAll(async () => {
  core = await real_core();
});

function stage(answers: object = {}, on_upload: Scripted[] = [{ status: 201, body: { upload: { id: 'u1' } } }]) {
  const host = test_host({ 'POST /uploads': on_upload });
  const drafts = new Drafts(host.shelf);
  drafts.change(drafts.open(service.id, service.version), { answers: answers as never });
  const model = new MaterialsModel(core, new Api(host), service, drafts, '2026-11-28');
  return { host, drafts, model };
}

// A one-inch photo of nobody, made as heavy as asked for by a comment.
function photo(size_bytes = 12_000): Uint8Array {
  const small = file('portrait.jpg');
  const comment = new Uint8Array(size_bytes - small.length);
  comment.set([0xff, 0xfe, (comment.length - 2) >> 8, (comment.length - 2) & 255]);
  return new Uint8Array([...small.subarray(0, 2), ...comment, ...small.subarray(2)]);
}

const ids = (items: { id: string }[]) => items.map(({ id }) => id);

test('only the photo is asked for, and the answers may ask for more', () => {
  expect(ids(stage().model.asked_for())).toEqual(['photo']);
  expect(ids(stage({ place_basis: 'garrison' }).model.asked_for())).toEqual(['residence_proof', 'photo']);
});

test('what is spared is named', () => {
  const spared = stage().model.spared();
  expect(ids(spared)).toContain('id_card');
  expect(spared.every(({ reason }) => reason.text['zh-CN'] && reason.text.en)).toBe(true);
});

test('a photo is checked, sent as what it is, and kept in the draft', async () => {
  const { model, host, drafts } = stage();
  expect(ids(model.missing())).toEqual(['photo']);
  expect(await model.give('photo', { content: photo(), name: '照片.jpg', claimed_type: 'image/jpeg' })).toBe(true);
  expect(host.asked[0]?.headers['Content-Type']).toBe('image/jpeg');
  expect(model.missing()).toEqual([]);
  expect(drafts.open(service.id, service.version).materials).toEqual({ photo: { id: 'u1' } });
  model.take_back('photo');
  expect(ids(model.missing())).toEqual(['photo']);
});

test('where a photo was taken does not leave the phone', async () => {
  const located = file('located.jpg');
  // EXIF's orientation: tag, kind, count, then the number itself.
  const orientation = Buffer.from(located).indexOf(Buffer.from([1, 0x12, 0, 3, 0, 0, 0, 1, 0])) + 9;
  located[orientation] = 1;
  const { model, host } = stage();
  expect(await model.give('photo', { content: located, name: 'home.jpg', claimed_type: 'image/jpeg' })).toBe(true);
  const sent = Buffer.from(host.asked[0]?.body as Uint8Array);
  expect(Buffer.from(located).includes('taken at home')).toBe(true);
  expect(['Exif', 'adobe', 'taken at home', 'moving'].filter((told) => sent.includes(told))).toEqual([]);
  // The picture itself is the same to the byte.
  expect(sent.subarray(-1000).equals(Buffer.from(file('portrait.jpg')).subarray(-1000))).toBe(true);
});

// a file that is not as it should be -> what is said; nothing is sent
const wrong: [string, Uint8Array, string, string[]][] = [
  ['a PDF called .jpg', file('page.pdf'), 'photo.jpg', ['material.kind_not_accepted', 'material.kind_mismatch', 'material.too_small']],
  ['nothing', new Uint8Array(0), 'photo.jpg', ['material.empty']],
  ['a text', new TextEncoder().encode('x'.repeat(9000)), 'photo.jpg', ['material.kind_unknown', 'material.kind_mismatch']],
  ['too few bytes, and nobody in it', file('photo.jpg'), 'photo.jpg', ['material.too_small', 'material.photo_heads']],
  ['too many bytes', photo(65_000).subarray(0, 30_000), 'photo.jpg', ['material.truncated']],
];
test.each(wrong)('%s', async (_name, content, name, expected) => {
  const { model, host } = stage();
  expect(await model.give('photo', { content, name, claimed_type: '' })).toBe(false);
  expect(model.state.trouble?.findings.map(({ code }) => code)).toEqual(expected);
  expect(model.state.trouble?.material).toBe('photo');
  expect(host.asked).toEqual([]);
});

// what the server says -> what is shown
const refusals: [string, Scripted, object][] = [
  ['too large', { status: 413, body: problem('body_too_large', { limit_bytes: 8_388_608 }) }, { problem: { limit_bytes: 8_388_608 } }],
  [
    'not accepted',
    { status: 422, body: problem('file_not_accepted', { findings: [{ code: 'material.ratio', field: 'material:photo', severity: 'error' }] }) },
    { findings: [{ code: 'material.ratio' }] },
  ],
  ['no network', 'lost', { problem: { code: 'network_lost' } }],
];
test.each(refusals)('the server: %s', async (_name, answer, expected) => {
  const { model } = stage({}, [answer]);
  expect(await model.give('photo', { content: photo(), name: 'a.jpg', claimed_type: '' })).toBe(false);
  expect(model.state.trouble).toMatchObject(expected);
  expect(model.state.sending).toBeNull();
  expect(ids(model.missing())).toEqual(['photo']);
});

test('the frame to cut to is the catalogue’s', () => {
  const { model } = stage();
  expect(frame_of(model.accept_of('photo'))).toEqual({ width: 295, height: 413 });
  expect(frame_of(model.accept_of('diploma'))).toBeNull();
  expect(frame_of(model.accept_of('id_card'))).toBeNull();
});

test('a kind without a media type of its own is sent as bytes', () => {
  expect(content_type_of('png')).toBe('image/png');
  expect(content_type_of('unknown')).toBe('application/octet-stream');
});

test('a large file goes in chunks, and can be paused and cancelled', async () => {
  const { model, host } = stage({ degree_place: 'elsewhere' });
  const page = file('page.pdf');
  const content = new Uint8Array([...page.subarray(0, 9), ...new Uint8Array(600_000).fill(0x20), ...page.subarray(9)]);
  const given = { content, name: '学历认证书.pdf', claimed_type: 'application/pdf' };
  const at = (offset: number) => ({ status: 204, text: '', headers: { 'upload-offset': String(offset) } });
  host.answers['POST /transfers'] = [{ status: 201, body: { transfer: { id: 't1' } }, headers: { 'upload-offset': '0' } }];
  host.answers['POST /transfers/t1'] = [at(262_144), at(524_288), at(content.length)];
  host.answers['POST /transfers/t1/upload'] = [{ status: 201, body: { upload: { id: 'u1' } } }];
  const phases: string[] = [];
  model.subscribe(() => phases.push(`${model.state.sending?.phase} ${Math.round((model.state.sending?.part ?? 0) * 100)}`));
  expect(await model.give('diploma', given)).toBe(true);
  expect([...new Set(phases)].slice(0, 5)).toEqual(['looking 0', 'sending 0', 'sending 44', 'sending 87', 'sending 100']);
  expect(phases).toContain('checking 100');
  expect(model.state.draft.materials.diploma).toEqual({ id: 'u1' });
  expect(host.asked[0]?.headers['Upload-Metadata']).toMatch(/^service [\w+/=]+,material [\w+/=]+,filename [\w+/=]+,filetype [\w+/=]+$/);
  expect(host.asked[1]?.headers['Upload-Checksum']).toMatch(/^sha256 /);

  // The network stays away, and time goes on meanwhile.
  host.answers['POST /transfers/t1'] = ['lost'];
  host.clock.after = (_delay_ms, act) => (setTimeout(act, 1), () => undefined);
  const sending = model.give('diploma', given);
  await vi.waitFor(() => expect(model.state.sending?.phase).toBe('waiting'), { timeout: 4000 });
  model.pause();
  await model.cancel();
  expect(await sending).toBe(false);
  expect(model.state.sending).toBeNull();
  expect(model.state.draft.materials.diploma).toEqual({ id: 'u1' });
});

/** The catalogue's service, but the photo may be taken from an earlier case. */
function reusing(): typeof service {
  const changed = structuredClone(service) as unknown as { materials: { id: string; standard?: string; obtain: object[] }[] };
  const photo = changed.materials.find(({ id }) => id === 'photo')!;
  photo.standard = 'id_photo';
  photo.obtain.unshift({ by: 'earlier_case', reuse_days: 30, reason: { 'zh-CN': '用以前的', en: 'The one before' } });
  return changed as unknown as typeof service;
}
const told = (closed: string) => ({
  material: 'photo',
  standard: 'id_photo',
  case: '2611283301060000016',
  closed,
  sha256: '0'.repeat(64),
  service_title: { 'zh-CN': '教师资格认定', en: 'Teacher qualification' },
});

function stage_earlier(closed: string, entries: Record<string, string> = { session: 'open', person: '138****8000' }) {
  const answers: Record<string, Scripted[]> = {
    [`GET /services/${service.id}/earlier-materials`]: [{ status: 200, body: { earlier: [told(closed)] } }],
    'POST /uploads/earlier': [{ status: 201, body: { upload: { id: 'u7' } } }],
  };
  const host = test_host(answers, entries);
  const model = new MaterialsModel(core, new Api(host), reusing(), new Drafts(host.shelf), '2026-11-28');
  const offers = () => model.asked_for().map((item) => model.offer_of(item)?.case ?? null);
  return { host, model, offers };
}

test('what was given in an earlier case is offered, and used only when the applicant agrees', async () => {
  const { host, model, offers } = stage_earlier('2026-11-01');
  expect(offers()).toEqual([null]);
  await model.look_for_known();
  expect(offers()).toEqual(['2611283301060000016']);
  expect(ids(model.missing())).toEqual(['photo']);
  expect(await model.use_earlier(model.offer_of(model.asked_for()[0]!)!)).toBe(true);
  const sent = host.asked.find(({ path }) => path.endsWith('/uploads/earlier'));
  expect(JSON.parse(sent?.body as string)).toEqual({ service: service.id, material: 'photo', case: '2611283301060000016' });
  expect(model.missing()).toEqual([]);
});

test('what was given too long ago is not offered', async () => {
  const { model, offers } = stage_earlier('2026-10-28');
  await model.look_for_known();
  expect(offers()).toEqual([null]);
});

test('a stranger is not asked about', async () => {
  const { host, model, offers } = stage_earlier('2026-11-01', { session: 'open' });
  await model.look_for_known();
  expect([offers(), host.asked]).toEqual([[null], []]);
});

test('an offer that is gone when it is taken is said at its material', async () => {
  const { host, model } = stage_earlier('2026-11-01');
  host.answers['POST /uploads/earlier'] = [{ status: 404, body: problem('not_found') }];
  await model.look_for_known();
  expect(await model.use_earlier(model.offer_of(model.asked_for()[0]!)!)).toBe(false);
  expect(model.state.trouble).toMatchObject({ material: 'photo', problem: { code: 'not_found' } });
  expect(ids(model.missing())).toEqual(['photo']);
});

function stage_registers(...outcomes: object[]) {
  const path = `POST /services/${service.id}/register-answers`;
  const host = test_host({ [path]: [{ status: 200, body: { registry: outcomes } }] }, { session: 'open', person: '138****8000' });
  const drafts = new Drafts(host.shelf);
  drafts.change(drafts.open(service.id, service.version), { answers: { name: '李测试', id_no: '110101199003078670' } as never });
  return { host, drafts, model: new MaterialsModel(core, new Api(host), service, drafts, '2026-11-28') };
}
const diploma = { material: 'diploma', register: 'higher_education_diplomas' };

// what the register says -> whether the diploma is asked for then, and what is told of it
test.each([
  ['found', { ...diploma, outcome: 'found', source: '学历数据', as_of: '2026-11-27' }, false, 'asked'],
  ['not found', { ...diploma, outcome: 'not_found', source: 'higher_education_diplomas', as_of: '2026-11-28' }, true, 'asked'],
  ['out of reach', { ...diploma, outcome: 'unavailable' }, false, 'out_of_reach'],
])('a register is asked once the applicant agrees: %s', async (_name, said, is_asked_for, told) => {
  const { model, drafts } = stage_registers(said);
  expect(ids(model.registers_to_ask())).toEqual(['diploma']);
  await model.ask_registers();
  expect([ids(model.asked_for()).includes('diploma'), model.state.registers]).toEqual([is_asked_for, told]);
  expect(model.registers_to_ask()).toEqual([]);
  // It is in the draft, so that a page opened anew and the check before sending say the same.
  const draft = drafts.open(service.id, service.version);
  expect(draft.registry).toEqual([said]);
  const missing = core.check_submission(service, draft, '2026-11-28').findings.filter(({ field }) => field === 'material:diploma');
  expect(missing.map(({ code }) => code)).toEqual(is_asked_for ? ['material.missing'] : []);
});

test('where no platform is set up the office sees to it', async () => {
  const { model } = stage_registers();
  await model.ask_registers();
  expect([model.state.registers, ids(model.asked_for())]).toEqual(['out_of_reach', ['photo']]);
});

function drawn_from_badges() {
  const changed = reusing() as unknown as { materials: { id: string; obtain: object[] }[] };
  const photo = changed.materials.find(({ id }) => id === 'photo')!;
  photo.obtain = [
    { by: 'e_certificate', certificate: 'badge', reason: { 'zh-CN': '用您的证', en: 'From your badge' } },
    { by: 'upload', reason: { 'zh-CN': '上传', en: 'Upload' } },
  ];
  return changed as unknown as typeof service;
}

function stage_certificates(changed: object = {}) {
  const values = { holder_name: '李测试', holder_number: '110101199003078670', number: 'B-7', valid_from: '2026-01-01', valid_to: '2027-01-01' };
  const held = { id: '2611283301060000016', type: 'badge', status: 'valid', reason: '', values, issued_at: '', service_title: told('').service_title };
  const path = `POST /services/${service.id}/certificates`;
  const host = test_host({ [path]: [{ status: 200, body: { certificates: [{ ...held, ...changed }] } }] }, { session: 'open', person: '138****8000' });
  const drafts = new Drafts(host.shelf);
  drafts.change(drafts.open(service.id, service.version), { answers: { name: '李测试', id_no: '110101199003078670' } as never });
  return { drafts, values, model: new MaterialsModel(core, new Api(host), drawn_from_badges(), drafts, '2026-11-28') };
}

test('a certificate that is held is offered, spares the upload once agreed to, and can be left again', async () => {
  const { model, drafts } = stage_certificates();
  await model.look_for_known();
  const held = model.certificate_for(model.asked_for()[0]!)!;
  expect(held.values.number).toBe('B-7');
  expect(ids(model.missing())).toEqual(['photo']);
  model.agree_to(held, true);
  expect(model.missing()).toEqual([]);
  const spared = model.spared().find(({ id }) => id === 'photo')!;
  expect(model.certificate_of(spared)?.id).toBe(held.id);
  // It is in the draft: the check before sending says the same, and so does a page opened anew.
  const draft = drafts.open(service.id, service.version);
  expect(draft.certificates.map(({ id, consent }) => [id, consent])).toEqual([[held.id, true]]);
  await model.look_for_known();
  expect(model.missing()).toEqual([]);
  model.agree_to(held, false);
  expect(ids(model.missing())).toEqual(['photo']);
  // What was agreed to was agreed to for this applicant.
  expect(drafts.change(draft, { answers: { name: '王测试' } }).certificates).toEqual([]);
});

test.each([
  ['has run out', { values: { number: 'B-7', valid_from: '2026-01-01', valid_to: '2026-11-27' } }],
  ['is suspended', { status: 'suspended', reason: '核查' }],
  ['was revoked', { status: 'revoked', reason: '核查' }],
])('a certificate that %s is not offered, and said why', async (_name, changed) => {
  const { model } = stage_certificates(changed);
  await model.look_for_known();
  const photo = model.asked_for()[0]!;
  expect(model.certificate_for(photo)).toBeNull();
  expect(model.void_certificate_for(photo)?.id).toBe('2611283301060000016');
  expect(ids(model.missing())).toEqual(['photo']);
});

test('what another service of the bundle was given serves here, too, from a draft or from a case', async () => {
  const title = told('').service_title;
  const body = {
    shared: [{ material: 'photo', upload: 'u-case', service: 'badge', service_title: title, given_at: '' }],
    same: [{ service: 'badge', service_title: title, their_material: 'portrait', material: 'photo' }],
  };
  const host = test_host({
    [`GET /services/${service.id}/shared-materials`]: [{ status: 200, body }],
    'POST /uploads/shared': [{ status: 201, body: { upload: { id: 'u9' } } }],
  });
  const drafts = new Drafts(host.shelf);
  const bundled = { ...service, bundle: { lead: 'badge' } };
  const model = new MaterialsModel(core, new Api(host), bundled, drafts, '2026-11-28');
  await model.look_for_known();
  expect(model.shared_for(model.asked_for()[0]!)?.upload).toBe('u-case');
  drafts.change(drafts.open('badge', 1), { materials: { portrait: { id: 'u-draft' } as never } });
  await model.look_for_known();
  const shared = model.shared_for(model.asked_for()[0]!)!;
  expect(shared.upload).toBe('u-draft');
  expect(await model.use_shared(shared)).toBe(true);
  const sent = host.asked.find(({ path }) => path.endsWith('/uploads/shared'));
  expect(JSON.parse(sent?.body as string)).toEqual({ service: service.id, material: 'photo', upload: 'u-draft' });
  expect(model.missing()).toEqual([]);
});
