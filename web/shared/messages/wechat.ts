// The words about WeChat, apart from those every page starts with: the mobile page has no use for them.

import type { Language } from '../base/text';
import { wechat as en } from './en/wechat';
import { words_of, type WordsFor } from './words';
import { wechat as zh_CN } from './zh-CN/wechat';

export type WechatWords = WordsFor<keyof typeof zh_CN>;

const spoken: { readonly [language in Language]: WechatWords } = { 'zh-CN': words_of(zh_CN, 'zh-CN'), en: words_of(en, 'en') };

export const wechat_words = (language: Language): WechatWords => spoken[language];
