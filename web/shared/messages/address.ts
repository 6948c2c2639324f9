// The words of the address book, fetched with it.

import type { Language } from '../base/text';
import { address as en } from './en/address';
import { words_of, type WordsFor } from './words';
import { address as zh_CN } from './zh-CN/address';

export type AddressWords = WordsFor<keyof typeof zh_CN>;

const spoken: { readonly [language in Language]: AddressWords } = { 'zh-CN': words_of(zh_CN, 'zh-CN'), en: words_of(en, 'en') };

export const address_words = (language: Language): AddressWords => spoken[language];
