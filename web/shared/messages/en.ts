// English. The keys are those of zh-CN.ts; a test holds the two against each other.

import { findings } from './en/findings';
import { first } from './en/first';
import { pages } from './en/pages';
import { problems } from './en/problems';
import type { Messages } from './words';

export const en: Messages = { ...first, ...pages, ...findings, ...problems };
