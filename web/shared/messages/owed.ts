// The words about what is still to follow after an application was sent, and of promises in the place of proofs; fetched
// with the pages of a case.

import type { Language } from '../base/text';
import { owed as en } from './en/owed';
import { words_of, type WordsFor } from './words';
import { owed as zh_CN } from './zh-CN/owed';

export type OwedWords = WordsFor<keyof typeof zh_CN>;

const spoken: { readonly [language in Language]: OwedWords } = { 'zh-CN': words_of(zh_CN, 'zh-CN'), en: words_of(en, 'en') };

export const owed_words = (language: Language): OwedWords => spoken[language];
