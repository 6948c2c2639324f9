// The oldest engines the pages run on (Chrome 86, iOS 14), and the check that a built page asks for nothing newer: no
// syntax that esbuild would have to rewrite, and none of the well-known later functions.
// usage: old_phones.mjs DIST

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import { inlined } from './inlined.mjs';

export const old_phones = ['chrome86', 'safari14'];

/** What appeared after those engines and is easily written by habit. */
const later = [
  /\.at\(-/,
  /\.(findLast|findLastIndex|toSorted|toReversed|toSpliced|groupBy)\(/,
  /\bObject\.(hasOwn|groupBy|fromAsync)\b/,
  /\bArray\.fromAsync\b/,
  /\bstructuredClone\(/,
  /\brandomUUID\(/,
  /\bAbortSignal\.(timeout|any)\b/,
  /\bPromise\.withResolvers\b/,
  /\brequestIdleCallback\(/,
  /\bnew WeakRef\b/,
  /\bnavigator\.locks\b/,
  /\bnew (BroadcastChannel|CompressionStream|DecompressionStream)\b/,
];

/** A selector that is not understood takes its whole rule with it. (`:has` stands alone where it is used.) */
const later_styles = [/:not\([^()]*,/, /:is\(/, /:where\(/, /\binset:/, /aspect-ratio:/, /@layer\b/, /@container\b/];

export const too_new_in_styles = (text) => later_styles.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);

/** What in the text an old phone would not understand; empty where all is well. */
export async function too_new_in(text) {
  const [as_is, lowered] = await Promise.all(
    ['esnext', old_phones].map((target) => transform(text, { target, minifyWhitespace: true, legalComments: 'none' })),
  );
  const syntax = as_is.code === lowered.code ? [] : ['syntax that has to be rewritten'];
  return [...syntax, ...later.flatMap((pattern) => pattern.exec(text)?.[0] ?? [])];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [dist] = process.argv.slice(2);
  const document = readFileSync(join(dist, 'index.html'), 'utf8');
  const in_files = [dist, join(dist, 'assets')].flatMap((folder) =>
    readdirSync(folder).filter((name) => /\.(js|css)$/.test(name)).map((name) => ({ name: join(folder, name), text: readFileSync(join(folder, name), 'utf8') })),
  );
  const in_document = ['js', 'css'].flatMap((kind) => inlined(document, kind === 'js' ? 'script' : 'style').map((text) => ({ name: `index.html's own .${kind}`, text })));
  const texts = [...in_files, ...in_document];
  let wrong = 0;
  for (const { name, text } of texts) {
    for (const what of name.endsWith('.css') ? too_new_in_styles(text) : await too_new_in(text)) {
      console.error(`${name}: ${what} is newer than ${old_phones.join(' and ')}`);
      wrong += 1;
    }
  }
  console.log(`old phones: ${texts.length} scripts and styles looked through for ${old_phones.join(' and ')}, ${wrong} with something newer`);
  process.exit(wrong === 0 && in_files.length > 0 ? 0 : 1);
}
