import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en } from '../../../../web/shared/messages/en';
import { say_finding, say_problem } from '../../../../web/shared/messages/say';
import { words_of, type MessageKey } from '../../../../web/shared/messages/words';
import { address as address_en } from '../../../../web/shared/messages/en/address';
import { parcel as parcel_en } from '../../../../web/shared/messages/en/parcel';
import { zh_CN } from '../../../../web/shared/messages/zh-CN';
import { address as address_zh_CN } from '../../../../web/shared/messages/zh-CN/address';
import { parcel as parcel_zh_CN } from '../../../../web/shared/messages/zh-CN/parcel';
import { guiding as guiding_en } from '../../../../web/shared/messages/en/guiding';
import { guiding as guiding_zh_CN } from '../../../../web/shared/messages/zh-CN/guiding';
import { owed as owed_en } from '../../../../web/shared/messages/en/owed';
import { owed as owed_zh_CN } from '../../../../web/shared/messages/zh-CN/owed';
import { visits as visits_en } from '../../../../web/shared/messages/en/visits';
import { visits as visits_zh_CN } from '../../../../web/shared/messages/zh-CN/visits';
import { plan as plan_en } from '../../../../web/shared/messages/en/plan';
import { plan as plan_zh_CN } from '../../../../web/shared/messages/zh-CN/plan';
import { wechat as wechat_en } from '../../../../web/shared/messages/en/wechat';
import { wechat as wechat_zh_CN } from '../../../../web/shared/messages/zh-CN/wechat';

const keys = Object.keys(zh_CN) as MessageKey[];
const parameters_in = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
const openapi = JSON.parse(readFileSync(new URL('../../../../server/endpoints/openapi.json', import.meta.url), 'utf8'));
const enumeration = (schema: string): string[] => openapi.components.schemas[schema].enum;

test('both languages say the same things', () => {
  expect(Object.keys(en)).toEqual(keys);
  expect(Object.keys(address_en)).toEqual(Object.keys(address_zh_CN));
  expect(Object.keys(parcel_en)).toEqual(Object.keys(parcel_zh_CN));
  expect(Object.keys(visits_en)).toEqual(Object.keys(visits_zh_CN));
  expect(Object.keys(owed_en)).toEqual(Object.keys(owed_zh_CN));
  expect(Object.keys(plan_en)).toEqual(Object.keys(plan_zh_CN));
  expect(Object.keys(guiding_en)).toEqual(Object.keys(guiding_zh_CN));
  expect(Object.keys(wechat_en)).toEqual(Object.keys(wechat_zh_CN));
});

test.each(openapi.components.schemas.ParcelProblem.properties.kind.enum as string[])('the problem %s with a parcel has its words', (kind) => {
  expect(parcel_zh_CN).toHaveProperty([`parcel.kind.${kind}`]);
  expect(zh_CN).toHaveProperty([`timeline.case.parcel_${kind}`]);
});

test('every text has words, and the same parameters in both languages', () => {
  expect(keys.filter((key) => !zh_CN[key].trim() || !en[key].trim())).toEqual([]);
  expect(keys.filter((key) => parameters_in(zh_CN[key]).join() !== parameters_in(en[key]).join())).toEqual([]);
});

test.each(enumeration('ProblemCode'))('the problem %s says what happened and what to do', (code) => {
  for (const messages of [zh_CN, en]) {
    expect(messages).toHaveProperty([`problem.${code}.title`]);
    expect(messages).toHaveProperty([`problem.${code}.detail`]);
  }
});

test.each(enumeration('WechatTopic'))('what WeChat may tell of %s has its words', (topic) => {
  expect(wechat_zh_CN).toHaveProperty([`wechat.topic.${topic}`]);
});

test.each(enumeration('CaseState'))('the state %s has its words', (state) => {
  expect(zh_CN).toHaveProperty([`state.${state}`]);
  expect(zh_CN).toHaveProperty([`now.${state}`]);
});

test.each(enumeration('ShipmentState'))('the parcel state %s has its words', (state) => {
  expect(parcel_zh_CN).toHaveProperty([`parcel.${state}`]);
  expect(zh_CN).toHaveProperty([`timeline.parcel.${state}`]);
});

test.each(enumeration('BookingState'))('the state %s of a booking has its words', (state) => {
  expect(visits_zh_CN).toHaveProperty([`visit.${state}`]);
});

test.each(enumeration('TicketState'))('the state %s of a number has its words', (state) => {
  expect(visits_zh_CN).toHaveProperty([`hall.${state}`]);
});

const chinese = words_of(zh_CN, 'zh-CN');
const english = words_of(en, 'en');

test('a refused booking says the hall’s own rules, not some hall’s', () => {
  const refused = { code: 'booking_refused', status: 409, title: '', detail: '', refusal: 'booking.person_blocked' } as const;
  const said = { ...refused, blocked_until: '2026-12-20T09:00:00+08:00' };
  expect(say_problem(said, english).detail).toContain('until Sun 20 Dec 09:00');
  expect(say_problem(said, chinese).detail).toContain('12月20日 周日 09:00');
  for (const messages of [zh_CN, en]) {
    const rules = ['person_blocked', 'too_late'].map((refusal) => messages[`refusal.booking.${refusal}.detail` as MessageKey]).join();
    expect(rules).not.toMatch(/\d|[三两]|\b(two|three)\b/i);
  }
});

test('a finding: the catalogue first, then ours, then that it has to be looked at', () => {
  const finding = { code: 'required', field: '/name', severity: 'error' } as const;
  expect(say_finding({ ...finding, message: { 'zh-CN': '自己的话', en: 'own words' } }, english)).toBe('own words');
  expect(say_finding(finding, chinese)).toBe(zh_CN['finding.required']);
  expect(say_finding({ ...finding, code: 'never_seen' }, chinese)).toBe(zh_CN['finding.other']);
});

test('a problem: of what was tried, then of the refusal, then of the code, then the server’s words', () => {
  const problem = { status: 404, title: 'T', detail: 'D' };
  expect(say_problem({ ...problem, code: 'not_found' }, chinese, 'look_up').title).toBe('没有找到这个办件');
  expect(say_problem({ ...problem, code: 'not_found' }, chinese).title).toBe('没有找到');
  expect(say_problem({ ...problem, code: 'case_state', refusal: 'case.supplement_incomplete' }, chinese).title).toBe(
    '还有要补正的没有补',
  );
  expect(say_problem({ ...problem, code: 'case_state', refusal: 'case.unheard_of' }, chinese).title).toBe(
    zh_CN['problem.case_state.title'],
  );
  expect(say_problem({ ...problem, code: 'new_one' as never }, chinese)).toEqual({ title: 'T', detail: 'D' });
  expect(say_problem({ ...problem, code: 'body_too_large', limit_bytes: 5_000_000 }, english).detail).toContain('5.0 MB');
});
