// 中文。Every text says what happened and what to do.

import { findings } from './zh-CN/findings';
import { first } from './zh-CN/first';
import { pages } from './zh-CN/pages';
import { problems } from './zh-CN/problems';

export const zh_CN = { ...first, ...pages, ...findings, ...problems };
