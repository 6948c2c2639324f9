import { expect, test } from 'vitest';
import type { ServiceTitle } from '../../../web/console/src/api';
import { title_of } from '../../../web/console/src/hall_titles';

const services: ServiceTitle[] = [{ id: 'check', title: { 'zh-CN': '体检', en: 'Medical check' }, also_at: [] }];
const hall = { teams: [{ id: 'notaries', title: { 'zh-CN': '公证窗口', en: 'Notaries' }, slot_minutes: 15, places: {} }] };

// an id of the catalogue -> what a clerk reads
const names: [string, 'zh-CN' | 'en', string][] = [
  ['check', 'zh-CN', '体检'],
  ['check', 'en', 'Medical check'],
  ['notaries', 'en', 'Notaries'],
  ['nobody-named-it', 'zh-CN', 'nobody-named-it'],
];

test.each(names)('%s in %s', (id, language, said) => expect(title_of(id, services, hall, language)).toBe(said));
