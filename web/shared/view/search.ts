// Finding a service by what people say: its title, the everyday words of the catalogue, pinyin initials, a slip of the
// finger. All on the device; a city's list is a few hundred lines.

import { languages, type Text } from '../base/text';

export interface Searchable {
  title: Text;
  summary: Text;
  agency: Text;
  everyday_words?: readonly string[];
}

/** How well one word of the query fits, the best first. */
const fit = { title: 100, everyday: 90, initials: 70, elsewhere: 60, slip: 40 } as const;
/** Shorter ones would fit everything with a slip in them; a letter says less than a character. */
const slip_length_min = { characters: 3, letters: 5 };
const second_slip_length_min = 6;

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}]/gu, '');
}

/** Where the initials begin in the order of pinyin that browsers know. */
const initial_bounds: readonly [string, string][] = [...'阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀'].map((bound, at) => [
  bound,
  'abcdefghjklmnopqrstwxyz'[at]!,
]);
let collator: Intl.Collator | null = null;

/** The first reading's initial; letters stay, and so does what a browser without that order cannot tell. */
function initial_of(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character;
  collator ??= new Intl.Collator('zh-Hans-CN-u-co-pinyin');
  let initial = character;
  for (const [bound, letter] of initial_bounds) {
    if (collator.compare(character, bound) < 0) break;
    initial = letter;
  }
  return initial;
}

export function initials_of(text: string): string {
  return [...fold(text)].map(initial_of).join('');
}

/** The fewest changes, one character each, that make `word` a part of `text`. */
function slips(word: string, text: string): number {
  const [letters, others] = [[...word], [...text]];
  let row = letters.map((_, at) => at + 1);
  let fewest = letters.length;
  for (const other of others) {
    const next: number[] = [];
    letters.forEach((letter, at) => {
      const diagonal = at === 0 ? 0 : row[at - 1]!;
      const left = at === 0 ? 0 : next[at - 1]!;
      next.push(Math.min(diagonal + (letter === other ? 0 : 1), row[at]! + 1, left + 1));
    });
    row = next;
    fewest = Math.min(fewest, row[row.length - 1]!);
  }
  return fewest;
}

function said_of(...texts: Text[]): string[] {
  return languages.flatMap((language) => texts.map((text) => fold(text[language] ?? '')));
}

function fit_of(word: string, { title, summary, agency, everyday_words = [] }: Searchable): number {
  const [titles, everyday] = [said_of(title), everyday_words.map(fold)];
  if (titles.some((text) => text.includes(word))) return fit.title;
  // What is said may be a sentence with the word in it.
  if (everyday.some((text) => text.includes(word) || word.includes(text))) return fit.everyday;
  const initials = [...titles, ...everyday].map(initials_of);
  if (word.length > 1 && /^[a-z]+$/.test(word) && initials.some((text) => text.includes(word))) return fit.initials;
  if (said_of(summary, agency).some((text) => text.includes(word))) return fit.elsewhere;
  const length = [...word].length;
  if (length < (/^[a-z]+$/.test(word) ? slip_length_min.letters : slip_length_min.characters)) return 0;
  const allowed = length < second_slip_length_min ? 1 : 2;
  return [...titles, ...everyday].some((text) => slips(word, text) <= allowed) ? fit.slip : 0;
}

/** Those that every word of the query fits, the best first; without a query all of them as they are. */
export function search<Service extends Searchable>(services: readonly Service[], query: string): Service[] {
  const words = query.trim().split(/\s+/).map(fold).filter(Boolean);
  return services
    .map((service) => ({ service, fits: words.map((word) => fit_of(word, service)) }))
    .filter(({ fits }) => fits.every((one) => one > 0))
    .map((found, at) => ({ ...found, at, sum: found.fits.reduce((sum, one) => sum + one, 0) }))
    .sort((a, b) => b.sum - a.sum || a.at - b.at)
    .map(({ service }) => service);
}
