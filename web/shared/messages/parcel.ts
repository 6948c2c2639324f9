// The words about parcels, apart from those every page starts with: whoever follows no parcel fetches none of them.

import type { Language } from '../base/text';
import { parcel as en } from './en/parcel';
import { words_of, type WordsFor } from './words';
import { parcel as zh_CN } from './zh-CN/parcel';

export type ParcelWords = WordsFor<keyof typeof zh_CN>;

const spoken: { readonly [language in Language]: ParcelWords } = { 'zh-CN': words_of(zh_CN, 'zh-CN'), en: words_of(en, 'en') };

export const parcel_words = (language: Language): ParcelWords => spoken[language];
