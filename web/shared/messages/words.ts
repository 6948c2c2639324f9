// Looks words up. The languages are a folder each with the same keys; a test holds them against each other.

import type { Language } from '../base/text';
import type { zh_CN } from './zh-CN';
import { first } from './zh-CN/first';

export type MessageKey = keyof typeof zh_CN;
export type Messages = { readonly [key in MessageKey]: string };
export type Parameters = { [name: string]: string | number };

export interface WordsFor<Key extends string> {
  readonly language: Language;
  /** False while only the first pages' words are there. */
  readonly whole: boolean;
  /** The words of a key, with `{name}` filled in. */
  (key: Key, parameters?: Parameters): string;
  /** The words of a key that came from outside, or null if there are none. */
  known(key: string, parameters?: Parameters): string | null;
}
export type Words = WordsFor<MessageKey>;

function fill(text: string, parameters: Parameters | undefined): string {
  if (!parameters) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}

export function words_of<Key extends string>(
  messages: { readonly [key in Key]?: string },
  language: Language,
  whole = true,
): WordsFor<Key> {
  const known = (key: string, parameters?: Parameters) => {
    const text = Object.prototype.hasOwnProperty.call(messages, key) ? messages[key as Key] : undefined;
    return text === undefined ? null : fill(text, parameters);
  };
  const say = (key: Key, parameters?: Parameters) => fill(messages[key] ?? '', parameters);
  return Object.assign(say, { language, whole, known });
}

/** What the page starts with, in Chinese; everything else comes right behind. */
export const first_words = words_of<MessageKey>(first, 'zh-CN', false);

export async function load_words(language: Language): Promise<Words> {
  if (language === 'en') return words_of((await import('./en')).en, 'en');
  return words_of((await import('./zh-CN')).zh_CN, 'zh-CN');
}
