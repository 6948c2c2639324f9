import { describe, expect, it } from 'vitest';
import { HandoverModel } from '../../../../web/shared/view/handover';
import { page_of, problem, test_host } from '../../support';

const photo = { id: 'up1', kind: 'jpeg', size_bytes: 9, width: 1, height: 1, sha256: 'x', material: 'photo' };
const helper = { name: '王小测', relation: 'child' as const };
const given = { handover: { code: 'A1B2C3', expires_at: '2026-11-28T09:15:00+08:00' } };

describe('giving a draft to another device', () => {
  it('sends what was entered and its files, neither the slot nor the consent, and keeps the draft', async () => {
    const host = test_host({ 'POST /handovers': [{ status: 201, body: given }] });
    const { api, drafts } = page_of(host);
    const change = { answers: { name: '李测试' }, materials: { photo: photo as never }, step: 'b', consents: ['processing'], confirmed: ['w /name "x"'], helper };
    drafts.change(drafts.open('s', 3), change);
    const model = new HandoverModel(api, drafts);
    await model.give('s', 3);
    expect(model.state).toMatchObject({ given: given.handover, working: false, problem: null });
    expect(JSON.parse(host.asked[0]!.body as string)).toEqual({
      service: 's',
      service_version: 3,
      materials: { photo: 'up1' },
      draft: { answers: { name: '李测试' }, materials: { photo }, step: 'b', confirmed: ['w /name "x"'], helper },
    });
    expect(drafts.open('s', 3).answers).toEqual({ name: '李测试' });
  });
});

describe('taking a draft over', () => {
  const answer = (draft: object) => ({ status: 200, body: { handover: { service: 's', service_version: 3, draft } } });
  const cases: [what: string, draft: object, kept: object][] = [
    ['all of it', { answers: { a: 1 }, materials: { photo }, step: 'b', confirmed: ['w'], helper }, { answers: { a: 1 }, materials: { photo }, step: 'b', confirmed: ['w'], helper }],
    ['what another version wrote', { answers: [1], step: 7, confirmed: 'x', helper: { name: 'x', relation: 'friend' } }, { answers: {}, materials: {}, step: null, confirmed: [], helper: null }],
    ['nothing', {}, { answers: {}, materials: {}, step: null, confirmed: [], helper: null }],
  ];
  it.each(cases)('%s', async (_what, draft, kept) => {
    const { api, drafts } = page_of(test_host({ 'POST /handover-takings': [answer(draft)] }));
    drafts.change(drafts.open('s', 2), { answers: { old: true }, consents: ['processing'] });
    const model = new HandoverModel(api, drafts);
    model.enter(' a1b 2c3 ');
    expect(await model.take()).toBe('s');
    expect(drafts.open('s', 3)).toMatchObject({ ...kept, consents: [], booking: null });
    expect(drafts.version_of('s')).toBe(3);
  });

  it('a wrong code leaves everything as it is', async () => {
    const { api, drafts } = page_of(test_host({ 'POST /handover-takings': [{ status: 404, body: problem('not_found') }] }));
    drafts.change(drafts.open('s', 2), { answers: { old: true } });
    const model = new HandoverModel(api, drafts);
    model.enter('000000');
    expect(await model.take()).toBe(null);
    expect(model.state).toMatchObject({ tries: 1, working: false, problem: { code: 'not_found' } });
    expect(drafts.open('s', 2).answers).toEqual({ old: true });
  });
});
