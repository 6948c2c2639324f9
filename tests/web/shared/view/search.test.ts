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
test.each<[string, string | undefined, number]>([
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
  const { services: found } = search(services, query);
  expect([found[0]?.id, found.length]).toEqual([first, count]);
});

// what is not said as the catalogue says it -> what comes first all the same, said to be a guess
test.each([
  ['给娃上户', 'newborn-bundle'],
  ['娃娃上户', 'newborn-bundle'],
  ['出身证明', 'newborn-bundle'],
  ['生育保险报销', 'newborn-bundle'],
  ['xinshenger', 'newborn-bundle'],
  ['小学老师', 'teacher-qualification'],
  ['教师执照怎么办理', 'teacher-qualification'],
  ['jiaoshizige', 'teacher-qualification'],
  ['教师资各认定', 'teacher-qualification'],
  ['teachr', 'teacher-qualification'],
  ['fangchan', 'inheritance-realestate'],
])('“%s” comes nearest to %s', (query, first) => {
  const { services: found, near } = search(services, query);
  expect([found[0]?.id, near]).toEqual([first, true]);
});

// The words around the thing itself are no likeness, and a guess is none where something fits.
test.each(['结婚登记', '驾驶证办理', '身份证', '公积金', '退休申请', 'hunyin'])('“%s” is near nothing', (query) =>
  expect(search(services, query)).toEqual({ services: [], near: false }),
);

test('what fits is no guess', () => expect([search(services, '教资').near, search(services, '').near]).toEqual([false, false]));

test.each([
  ['办准生证', 'newborn-bundle'],
  ['小孩出生', 'newborn-bundle'],
  ['生小孩', 'newborn-bundle'],
  ['报户口', 'newborn-bundle'],
  ['房子过户', 'inheritance-realestate'],
  ['父亲过世房产怎么办', 'inheritance-realestate'],
  ['房本改名字', 'inheritance-realestate'],
  ['遗嘱', 'inheritance-realestate'],
  ['inheritance', 'inheritance-realestate'],
  ['我要考教师资格证', 'teacher-qualification'],
  ['幼师证', 'teacher-qualification'],
])('“%s” finds %s for sure', (query, first) => {
  const { services: found, near } = search(services, query);
  expect([found.map(({ id }) => id), near]).toEqual([[first], false]);
});
