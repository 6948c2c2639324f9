// A label and what it labels, in one line: with the colon of the language.

import type { Language } from './text';

export const labelled = (label: string, value: string, language: Language): string => `${label}${language === 'en' ? ': ' : '：'}${value}`;
