// What the components are shown with.

import type { CaseState, Problem, Shipment } from '../../shared/api/types';
import type { FieldFinding, Finding, ScreenField } from '../../shared/core/shapes';
import type { Entry } from '../../shared/view/outbox';
import type { Moment } from '../../shared/view/parcel';
import type { Renewal } from '../../shared/view/renew';

export const states: CaseState[] = ['submitted', 'accepted', 'supplement_requested', 'granted', 'refused', 'delivering', 'closed', 'withdrawn'];
export const problem: Problem = { code: 'network_lost', status: 0, title: '', detail: '' };
export const findings: Finding[] = [
  { code: 'required', field: '/姓名', severity: 'error' },
  { code: 'identity.check_digit', field: '/证件号码', severity: 'error' },
];
export const renewal: Renewal = {
  dropped: [{ label: { 'zh-CN': '传真' }, reason: 'field_gone', value: '0571-8000' }],
  asked: [{ 'zh-CN': '任教学科' }],
};

const text = (zh: string) => ({ 'zh-CN': zh });
const choices = ['居民身份证', '港澳居民来往内地通行证', '台湾居民来往大陆通行证'].map((label, at) => ({ value: `c${at}`, label: text(label) }));
export const wrong: FieldFinding[] = [{ code: 'required', severity: 'error' }];
const warned: FieldFinding[] = [{ code: 'other', severity: 'warn', message: text('和上次填的不一样，请再看一眼。'), suggestion: '13800138000' }];
const field = (widget: ScreenField['widget'], label: string, more: Partial<ScreenField> = {}): ScreenField => ({
  id: widget,
  pointer: `/${widget}`,
  widget,
  label: text(label),
  required: true,
  purpose: text('核对身份'),
  sensitivity: 'personal',
  value: null,
  findings: [],
  ...more,
});

export const fields: { name: string; field: ScreenField; value: unknown; wrong: FieldFinding[] }[] = [
  { name: 'text', field: field('text', '姓名', { help: text('与身份证件一致。') }), value: '李测试', wrong },
  { name: 'tel', field: field('tel', '手机号'), value: '13800138000', wrong: warned },
  { name: 'date', field: field('date', '出生日期', { required: false }), value: '1990-03-07', wrong },
  { name: 'select', field: field('select', '证件类型', { choices }), value: 'c1', wrong },
  { name: 'radio', field: field('radio', '证件类型', { choices }), value: 'c0', wrong },
  { name: 'yes-no', field: field('yes_no', '是否代他人申请'), value: false, wrong },
  { name: 'several', field: field('checkbox', '适用哪些', { choices }), value: ['c0', 'c2'], wrong },
  { name: 'statement', field: field('checkbox', '我已阅读并承诺：所填内容真实。'), value: true, wrong },
  { name: 'textarea', field: field('textarea', '个人简历', { code_points_max: 20 }), value: '2008 年至 2012 年就读于云川师范学院。', wrong },
  { name: 'computed', field: field('text', '年龄', { read_only: true, value: 36 }), value: 36, wrong: [] },
];

const entry = (key: string, more: Partial<Entry>): Entry => ({
  key,
  act: { kind: 'withdraw', number: '2611283301060000016' },
  title: text('教师资格认定'),
  made_at_ms: Date.now(),
  first_sent_at_ms: null,
  person: null,
  refusal: null,
  ...more,
});
export const entries: Entry[] = [
  entry('waiting', {}),
  entry('unanswered', { first_sent_at_ms: Date.now() }),
  entry('anothers', { person: '139****0000' }),
  entry('doubtful', { first_sent_at_ms: 0 }),
  entry('refused', { refusal: { code: 'slot_taken', status: 409, title: '', detail: '' } }),
];

export const moments: Moment[] = [
  { key: 'timeline.awaited.decision', kind: 'case', at: '2026-12-25', text: '', state: 'awaited' },
  { key: 'timeline.case.accepted', kind: 'case', at: '2026-11-29T09:05:00+08:00', text: '', state: 'newest' },
  { key: 'timeline.parcel.in_transit', kind: 'parcel', at: '2026-11-28T18:00:00+08:00', text: '【云川市】已发往城东', state: 'past' },
  { key: 'timeline.case.submitted', kind: 'case', at: '2026-11-28T09:00:00+08:00', text: '', state: 'past' },
];

const passed = ['云川市', '澜溪,澜溪市'].map((area, at) => ({ at: `2026-11-28T1${at}:00:00+08:00`, area }));
const shipment = (state: Shipment['state'], count: number): Shipment => ({
  carrier: 'ems',
  carrier_title: { 'zh-CN': '邮政 EMS', en: 'EMS' },
  waybill: '1130012345678',
  state,
  attention: null,
  expected: null,
  may_report: true,
  closes_by_silence: false,
  events: passed.slice(0, count) as Shipment['events'],
});
export const shipments: Shipment[] = [shipment('collected', 1), shipment('in_transit', 2), shipment('delivered', 2)];
