// Finding a service by what people say: its title, the everyday words of the catalogue, pinyin initials; where none of
// them fits, a slip of the finger, pinyin spelt out, or a part of what was said. All on the device; a city's list is a few
// hundred lines.

import { languages, type Text } from '../base/text';

export interface Searchable {
  title: Text;
  summary: Text;
  agency: Text;
  everyday_words?: readonly string[];
}

/** How well one word of the query fits, the best first. From `slip` on it is a guess. */
const fit = { title: 100, everyday: 90, initials: 70, elsewhere: 60, slip: 40, spelt: 35, part: 30 } as const;
/** Shorter ones would fit everything with a slip in them; a letter says less than a character. */
const slip_length_min = { characters: 3, letters: 5 };
const second_slip_length_min = 6;
/** Said around the thing itself: no service is told from another by these. */
const said_around = /怎[么样]|如何|办理|申请|登记|证明|证书|资格|认定|手续|流程|材料|需要|什么|哪里|一件事|[我要想去办给帮的了吗]/u;
/** A syllable of pinyin, near enough to tell where the next begins. */
const syllable = '(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?(?:[iu]?ang|i?ong|uan|i?an|[iu]?a[io]|[eiu]ng?|e[ir]|ui|i[ue]|u[eo]|ou|[iu]a|[aeiouv])';

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

/** Initials of pinyin that was typed whole, `shanghukou` as `shk`; nothing for what is no pinyin. */
function initials_of_spelt(word: string): string {
  if (!new RegExp(`^(?:${syllable}){2,}$`).test(word)) return '';
  return (word.match(new RegExp(syllable, 'g')) ?? []).map((one) => one[0]).join('');
}

/** Which share of what was said, two characters at a time, is found in the texts. */
function share_of(word: string, texts: readonly string[]): number {
  const pairs = word.split(said_around).flatMap((piece) => {
    const characters = [...piece];
    return characters.slice(1).map((character, at) => characters[at]! + character);
  });
  const told = pairs.filter((pair) => /^\p{Script=Han}+$/u.test(pair));
  return told.length === 0 ? 0 : told.filter((pair) => texts.some((text) => text.includes(pair))).length / told.length;
}

function fit_of(word: string, { title, summary, agency, everyday_words = [] }: Searchable): number {
  const [titles, everyday] = [said_of(title), everyday_words.map(fold)];
  if (titles.some((text) => text.includes(word))) return fit.title;
  // What is said may be a sentence with the word in it.
  if (everyday.some((text) => text.includes(word) || word.includes(text))) return fit.everyday;
  const initials = [...titles, ...everyday].map(initials_of);
  if (word.length > 1 && /^[a-z]+$/.test(word) && initials.some((text) => text.includes(word))) return fit.initials;
  if (said_of(summary, agency).some((text) => text.includes(word))) return fit.elsewhere;
  return guess_of(word, [...titles, ...everyday], initials);
}

/** How many slips a word of this length may have. */
function slips_allowed(word: string): number {
  const length = [...word].length;
  if (length < (/^[a-z]+$/.test(word) ? slip_length_min.letters : slip_length_min.characters)) return -1;
  return length < second_slip_length_min ? 1 : 2;
}

function guess_of(word: string, texts: readonly string[], initials: readonly string[]): number {
  if (texts.some((text) => slips(word, text) <= slips_allowed(word) || slips(text, word) <= Math.min(1, slips_allowed(text)))) return fit.slip;
  const spelt = initials_of_spelt(word);
  if (spelt && initials.some((text) => text.startsWith(spelt))) return fit.spelt;
  if (spelt && initials.some((text) => text.includes(spelt))) return fit.part;
  return fit.part * share_of(word, texts);
}

export interface Found<Service> {
  services: Service[];
  /** Nothing fits as it was said: these are the nearest. */
  near: boolean;
}

/** Those that every word of the query fits, the best first; without a query all of them as they are. Guesses are made only
    where nothing fits. */
export function search<Service extends Searchable>(services: readonly Service[], query: string): Found<Service> {
  const words = query.trim().split(/\s+/).map(fold).filter(Boolean);
  const fitting = services
    .map((service, at) => ({ service, at, fits: words.map((word) => fit_of(word, service)) }))
    .map((found) => ({ ...found, least: Math.min(...found.fits), sum: found.fits.reduce((sum, one) => sum + one, 0) }))
    .filter(({ least }) => least > 0)
    .sort((a, b) => b.sum - a.sum || a.at - b.at);
  const sure = fitting.filter(({ least }) => least > fit.slip);
  const near = sure.length === 0 && fitting.length > 0;
  return { services: (near ? fitting : sure).map(({ service }) => service), near };
}
