// Looks words up. The languages are a folder each with the same keys; a test holds them against each other.

import type { Language } from '../base/text';
import { zh_CN } from './zh-CN';

export type MessageKey = keyof typeof zh_CN;
export type Messages = { readonly [key in MessageKey]: string };
export type Parameters = { [name: string]: string | number };

export interface WordsFor<Key extends string> {
  readonly language: Language;
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

export function words_of<Key extends string>(messages: { readonly [key in Key]: string }, language: Language): WordsFor<Key> {
  const known = (key: string, parameters?: Parameters) => {
    const text = Object.prototype.hasOwnProperty.call(messages, key) ? messages[key as Key] : undefined;
    return text === undefined ? null : fill(text, parameters);
  };
  const say = (key: Key, parameters?: Parameters) => fill(messages[key], parameters);
  return Object.assign(say, { language, known });
}

/** Chinese is in the page from the start; English is fetched when it is asked for. */
export async function load_words(language: Language): Promise<Words> {
  if (language === 'en') return words_of((await import('./en')).en, 'en');
  return words_of(zh_CN, 'zh-CN');
}
