import { expect, test } from 'vitest';
import { initials_of, search } from '../../../../web/shared/view/search';
import { catalogue_service } from '../../support';

const services = ['inheritance-realestate', 'newborn-bundle', 'teacher-qualification'].map((id) => ({
  ...catalogue_service(id),
  agency: { 'zh-CN': id === 'teacher-qualification' ? '云川市教育局' : '云川市' },
}));

test.each([
  ['教师资格认定', 'jszgrd'],
  ['新生儿出生一件事', 'xsecsyjs'],
  ['不动产继承登记', 'bdcjcdj'],
  ['Teacher', 'teacher'],
])('the initials of %s are %s', (text, expected) => expect(initials_of(text)).toBe(expected));

// what people say -> what comes first, and how many come
test.each([
  ['教师资格', 'teacher-qualification', 1],
  ['老师证', 'teacher-qualification', 1],
  ['教资', 'teacher-qualification', 1],
  ['我想当老师', 'teacher-qualification', 1],
  ['jszg', 'teacher-qualification', 1],
  ['JSZG', 'teacher-qualification', 1],
  ['教师资各认定', 'teacher-qualification', 1],
  ['教师资认定', 'teacher-qualification', 1],
  ['teachr', 'teacher-qualification', 1],
  ['教育局', 'teacher-qualification', 1],
  ['生娃', 'newborn-bundle', 1],
  ['给孩子上户口', 'newborn-bundle', 1],
  ['出生证', 'newborn-bundle', 1],
  ['xse', 'newborn-bundle', 1],
  ['过户', 'inheritance-realestate', 1],
  ['爸爸去世了房子过户', 'inheritance-realestate', 1],
  ['遗产', 'inheritance-realestate', 1],
  ['bdc', 'inheritance-realestate', 1],
  ['护照', undefined, 0],
  ['教师 过户', undefined, 0],
  ['  ', 'inheritance-realestate', 3],
])('“%s” finds %s', (query, first, count) => {
  const found = search(services, query);
  expect([found[0]?.id, found.length]).toEqual([first, count]);
});
