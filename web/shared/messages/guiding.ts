// The words that help with a photograph, apart from those every page starts with: fetched when the first picture is chosen.

import type { Language } from '../base/text';
import { guiding as en } from './en/guiding';
import { words_of, type WordsFor } from './words';
import { guiding as zh_CN } from './zh-CN/guiding';

export type GuidingWords = WordsFor<keyof typeof zh_CN>;

const spoken: { readonly [language in Language]: GuidingWords } = { 'zh-CN': words_of(zh_CN, 'zh-CN'), en: words_of(en, 'en') };

export const guiding_words = (language: Language): GuidingWords => spoken[language];
