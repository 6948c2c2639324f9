// The page's script laid into its document: what the other chunks took from it they find, and what cannot stand there is refused.

import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { lay_script_in } from '../../../web/citizen/in_document';
// @ts-expect-error a tool of the build, in plain JavaScript
import { inlined } from '../../../web/tools/inlined.mjs';

type Bundle = Parameters<typeof lay_script_in>[0];
type Of<Kind> = Extract<Bundle[string], { type: Kind }>;

const html = '<html><head><script type="module" crossorigin src="/assets/entry-AAAAAAAA.js"></script></head><body><div id="page"></div></body></html>';

function laid(entry: string, chunks: { [name: string]: string } = {}): { html: string; bundle: Bundle } {
  const chunk = (fileName: string, code: string, isEntry: boolean) => ({ type: 'chunk', fileName, code, isEntry });
  const bundle = {
    'index.html': { type: 'asset', fileName: 'index.html', source: html },
    'assets/entry-AAAAAAAA.js': chunk('assets/entry-AAAAAAAA.js', entry, true),
    ...Object.fromEntries(Object.entries(chunks).map(([name, code]) => [name, chunk(name, code, false)])),
  } as unknown as Bundle;
  lay_script_in(bundle);
  return { html: String((bundle['index.html'] as Of<'asset'>).source), bundle };
}

const code_of = (bundle: Bundle, name: string) => (bundle[name] as Of<'chunk'>).code;

/** Runs what the document holds, then a chunk, as a browser does. */
function run(document: string, chunk = ''): { said: unknown[] } {
  const window: { said: unknown[] } = { said: [] };
  for (const script of [...inlined(document, 'script'), chunk]) runInNewContext(script, { window, say: (what: unknown) => window.said.push(what) });
  return window;
}

test('the document holds the script, below what it draws on, and names no file of it', () => {
  const { html: document, bundle } = laid('say(1);');
  expect(inlined(document, 'script')).toEqual(['(()=>{"use strict";say(1);})();']);
  expect(document.indexOf('<script>')).toBeGreaterThan(document.indexOf('id="page"'));
  expect(document).not.toContain('entry-AAAAAAAA');
  expect(Object.keys(bundle)).toEqual(['index.html']);
});

test('another chunk takes from the page what it imported from the script', () => {
  const { html: document, bundle } = laid('const a=2;function b(){return a*3}export{a as first,b};', {
    'assets/later.js': 'import{first as f,b as B}from"./entry-AAAAAAAA.js";say([f,B()]);',
    'assets/alone.js': 'import{x}from"./later.js";say(x);',
  });
  expect(run(document, code_of(bundle, 'assets/later.js')).said).toEqual([[2, 6]]);
  expect(code_of(bundle, 'assets/alone.js')).toBe('import{x}from"./later.js";say(x);');
});

test('what the script fetches later lies where it lay', () => {
  expect(laid('const later=()=>import("./guide-BBBBBBBB.js");').html).toContain('import("/assets/guide-BBBBBBBB.js")');
});

test('nothing in the script ends its element', () => {
  const { html: document } = laid('say("</script>");say("<!--");');
  expect(run(document).said).toEqual(['</script>', '<!--']);
});

describe('what cannot stand in a document is refused', () => {
  test.each<[string, string, { [name: string]: string }, RegExp]>([
    ['a script that imports', 'import{x}from"./other.js";say(x);', {}, /imports \.\/other\.js/],
    ['what may change after it was handed over', 'let a=1;export{a};', {}, /shares a, which may change/],
    ['what a pattern declares', 'let{a}={a:1};export{a};', {}, /shares a, which may change/],
    ['a script that knows where it lies', 'say(import.meta.url);', {}, /import\.meta/],
    ['a script that fetches by a text it puts together', 'import(`./${say}.js`);', {}, /import\(/],
    ['a chunk that fetches it', 'const a=1;export{a};', { 'assets/late.js': 'import("./entry-AAAAAAAA.js");' }, /fetches/],
    ['a chunk that hands on', 'const a=1;export{a};', { 'assets/on.js': 'export{a}from"./entry-AAAAAAAA.js";' }, /hands on/],
    ['a chunk that wants all of it', 'const a=1;export{a};', { 'assets/all.js': 'import*as all from"./entry-AAAAAAAA.js";say(all);' }, /imports all/],
  ])('%s', (_, entry, chunks, why) => {
    expect(() => laid(entry, chunks)).toThrow(why);
  });
});
