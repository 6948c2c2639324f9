// What the console does before it asks the server: a notice is whole or not sent, answers are read by their labels, and
// no word is missing in a language.

import { describe, expect, test } from 'vitest';
import { answered_fields } from '../../../web/console/src/answers';
import { notice_items, type NoticeLine } from '../../../web/console/src/notice';
import { console_words, say } from '../../../web/console/src/words';

const line = (part: Partial<NoticeLine>): NoticeLine => ({ kind: 'material', id: 'photo', title: '照片', ticked: false, text: '', ...part });

describe('the one supplement notice', () => {
  test.each([
    ['nothing ticked', [line({ text: 'x' })], null],
    ['ticked without words', [line({ ticked: true })], null],
    ['one of two without words', [line({ ticked: true, text: 'x' }), line({ ticked: true, text: '  ' })], null],
    ['blank lines do not count', [line({ ticked: true, text: ' 请重拍 ' }), line({})], [{ kind: 'material', id: 'photo', reason_code: 'clerk', text: '请重拍' }]],
  ])('%s', (_name, lines, items) => {
    expect(notice_items(lines as NoticeLine[])).toEqual(items);
  });
});

test('answers are read by the labels and choices of the form, in its order', () => {
  const form = {
    steps: [
      { fields: [{ id: 'name', label: { 'zh-CN': '姓名', en: 'Name' } }] },
      { fields: [
        { id: 'kind', label: { 'zh-CN': '种类', en: 'Kind' }, choices: [{ value: 'primary', label: { 'zh-CN': '小学', en: 'Primary' } }] },
        { id: 'agreed', label: { 'zh-CN': '承诺', en: 'Agreed' } },
        { id: 'heirs', label: { 'zh-CN': '继承人', en: 'Heirs' }, fields: [
          { id: 'name', label: { 'zh-CN': '姓名', en: 'Name' } },
          { id: 'kin', label: { 'zh-CN': '关系', en: 'Relation' }, choices: [{ value: 'child', label: { 'zh-CN': '子女', en: 'Child' } }] },
          { id: 'share', label: { 'zh-CN': '份数', en: 'Parts' } },
        ] },
        { id: 'unasked', label: { 'zh-CN': '未问', en: 'Unasked' } },
      ] },
    ],
  };
  const answers = {
    agreed: true, kind: 'primary', name: '李测试',
    heirs: [{ name: '张测试', kin: 'child', share: 3 }, { name: '周测试', kin: 'child' }],
  };
  expect(answered_fields(form, answers, 'zh-CN').map(({ label, value }) => `${label}=${value}`)).toEqual(['姓名=李测试', '种类=小学', '承诺=是', '继承人=张测试 · 子女 · 3；周测试 · 子女']);
  expect(answered_fields(form, answers, 'en').map(({ value }) => value)).toEqual(['李测试', 'Primary', 'yes', '张测试 · Child · 3；周测试 · Child']);
});

test('every word of the console stands in both languages with the same blanks', () => {
  const blanks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([blank]) => blank).sort();
  expect(Object.keys(console_words.en).sort()).toEqual(Object.keys(console_words['zh-CN']).sort());
  for (const [key, text] of Object.entries(console_words['zh-CN'])) {
    expect(text).not.toBe('');
    expect(blanks(console_words.en[key as keyof typeof console_words.en]), key).toEqual(blanks(text));
  }
  expect(say('zh-CN', 'open_material', { title: '照片' })).toBe('查看 照片');
});
