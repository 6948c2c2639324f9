// The words about visits, apart from those every page starts with: whoever books none fetches none of them.

import type { Language } from '../base/text';
import { visits as en } from './en/visits';
import { words_of, type WordsFor } from './words';
import { visits as zh_CN } from './zh-CN/visits';

export type VisitWords = WordsFor<keyof typeof zh_CN>;

const spoken: { readonly [language in Language]: VisitWords } = { 'zh-CN': words_of(zh_CN, 'zh-CN'), en: words_of(en, 'en') };

export const visit_words = (language: Language): VisitWords => spoken[language];
