import { expect, test } from 'vitest';
import { address, read_route, type Route } from '../../../web/citizen/src/route';

const routes: [string, Route][] = [
  [address.find, { page: 'find' }],
  ['', { page: 'find' }],
  [address.guide('teacher'), { page: 'guide', service: 'teacher' }],
  [address.fill('teacher'), { page: 'fill', service: 'teacher', step: undefined }],
  [address.fill('teacher', 'applicant'), { page: 'fill', service: 'teacher', step: 'applicant' }],
  [address.materials('teacher'), { page: 'materials', service: 'teacher' }],
  [address.material('teacher', 'a/b'), { page: 'material', service: 'teacher', material: 'a/b' }],
  [address.book('teacher'), { page: 'book', service: 'teacher' }],
  [address.review('teacher'), { page: 'review', service: 'teacher' }],
  [address.cases, { page: 'cases' }],
  [address.follow('2611'), { page: 'follow', number: '2611' }],
  [address.receipt('2611'), { page: 'receipt', number: '2611' }],
  [address.supplement('2611'), { page: 'supplement', number: '2611' }],
  ['#/services', { page: 'unknown' }],
  ['#/services/teacher/elsewhere', { page: 'unknown' }],
  ['#/%E0%A4%A', { page: 'unknown' }],
];

test.each(routes)('%s', (hash, route) => expect(read_route(hash)).toEqual(route));
