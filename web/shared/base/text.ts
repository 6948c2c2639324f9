// Texts for people come in both languages from the catalogue, the core and the server.

export type Language = 'zh-CN' | 'en';
export const languages: readonly Language[] = ['zh-CN', 'en'];

export type Text = { [language in Language]?: string };

/** The reader's language, else Chinese, which every text has. */
export function pick(text: Text | string | null | undefined, language: Language): string {
  if (!text) return '';
  if (typeof text === 'string') return text;
  return text[language] ?? text['zh-CN'] ?? text.en ?? '';
}

const weekdays: Record<Language, readonly string[]> = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-12-01` as 12月1日 周二 or Tue 1 Dec; what is no day comes back as it is. */
export function say_day(day: string, language: Language): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)/.exec(day);
  if (!parts) return day;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const weekday = weekdays[language][new Date(Date.UTC(year, month - 1, date)).getUTCDay()];
  return language === 'en' ? `${weekday} ${date} ${months[month - 1]}` : `${month}月${date}日 ${weekday}`;
}

/** `2026-12-01T09:05:00+08:00` as its day and 09:05; the server writes China's time and the page shows it as written. */
export function say_instant(instant: string, language: Language): string {
  const time = /T(\d\d:\d\d)/.exec(instant)?.[1];
  return time ? `${say_day(instant, language)} ${time}` : say_day(instant, language);
}

/** The clock's time of an instant, as written. */
export function say_time(instant: string): string {
  return /T(\d\d:\d\d)/.exec(instant)?.[1] ?? instant;
}

const minute_ms = 60_000;

/** An instant as the device's own clock shows it, where that is another than the one it is written in; else null. */
export function say_time_here(instant: string, device_offset_minutes: number, language: Language): string | null {
  const zone = /([+-])(\d\d):(\d\d)$/.exec(instant);
  const offset_minutes = zone ? (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) : 0;
  if (offset_minutes === device_offset_minutes) return null;
  const here = new Date(Date.parse(instant) + device_offset_minutes * minute_ms).toISOString();
  return say_instant(here, language);
}

/** A zone as an instant ends with it: `+08:00`. */
export function say_zone(offset_minutes: number): string {
  const minutes = Math.abs(offset_minutes);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${offset_minutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** What is left until an instant, as 9:41 or 1:05:00; nothing is left once it has come. */
export function say_left(until: string, now_ms: number): string {
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - now_ms) / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Groups of four, as numbers are read aloud and compared. */
export function in_groups(number: string): string {
  return number.replace(/(.{4})(?=.)/g, '$1 ');
}

/** In thousands, as phones and the catalogue count. */
export function say_size(size_bytes: number): string {
  if (size_bytes >= 1_000_000) return `${(size_bytes / 1_000_000).toFixed(1)} MB`;
  return `${Math.max(1, Math.round(size_bytes / 1000))} kB`;
}
