// The words of the plan of trips: fetched with its page.

import type { Language, Text } from '../base/text';
import { pick, say_day } from '../base/text';
import type { Planned, PlannedDay } from '../view/plan_question';
import { plan as en } from './en/plan';
import { words_of, type WordsFor } from './words';
import { plan as zh_CN } from './zh-CN/plan';

export type PlanWords = WordsFor<keyof typeof zh_CN>;

const spoken: { readonly [language in Language]: PlanWords } = { 'zh-CN': words_of(zh_CN, 'zh-CN'), en: words_of(en, 'en') };

export const plan_words = (language: Language): PlanWords => spoken[language];

/** Somebody of the household by name. */
export const say_person = (person: string, words: PlanWords): string => (person === 'applicant' ? words('plan.me') : person);

export const say_people = (people: string[], words: PlanWords): string => people.map((person) => say_person(person, words)).join(words('plan.and'));

/** `A、B`, each in its marks. */
export const say_titles = (titles: readonly Text[], words: PlanWords): string =>
  titles.map((title) => words('plan.quoted', { what: pick(title, words.language) })).join(words('plan.and'));

/** The whole plan in a sentence. */
export function say_plan({ days, unplaced }: Planned, words: PlanWords): string {
  const [first] = days;
  if (!first) return words(unplaced.length > 0 ? 'plan.no_time' : 'plan.none');
  if (days.length > 1) return words('plan.several', { count: days.length });
  const [stop] = first.stops;
  const when = `${say_day(first.day, words.language)} ${stop!.from}`;
  return words('plan.one', { when, hall: pick(stop!.hall.title, words.language) });
}

/** Why this day cannot be spared; null for the first. */
export function say_reason({ reason }: PlannedDay, words: PlanWords): string | null {
  return reason && words(reason.code, { what: say_titles(reason.titles, words) });
}

/** Whose day that is, where that is not just one's own. */
export function say_who({ people }: PlannedDay, words: PlanWords): string | null {
  const is_own = people.length === 1 && people[0] === 'applicant';
  return is_own ? null : words(people.length > 1 ? 'plan.together' : 'plan.who', { people: say_people(people, words) });
}
