// Days that lie years ahead or behind, as a certificate's last one, and what stands on paper: said with their year.

import { say_time, type Language } from './text';

/** `2031-11-29` as 2031年11月29日; in English as it is written. */
export function say_date(day: string, language: Language): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  return parts && language !== 'en' ? `${Number(parts[1])}年${Number(parts[2])}月${Number(parts[3])}日` : day;
}

/** `2026-11-28T09:05:00+08:00` as 2026年11月28日 09:05. */
export function say_moment(instant: string, language: Language): string {
  return `${say_date(instant.slice(0, 10), language)} ${say_time(instant)}`;
}
