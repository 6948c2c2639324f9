// Days that lie years ahead, as a certificate's last one: said with their year.

import type { Language } from './text';

/** `2031-11-29` as 2031年11月29日; in English as it is written. */
export function say_date(day: string, language: Language): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  return parts && language !== 'en' ? `${Number(parts[1])}年${Number(parts[2])}月${Number(parts[3])}日` : day;
}
