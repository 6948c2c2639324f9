// The public suites through the line tools, natively and in WebAssembly: equal to the byte, and as the suites say. They are
// read in place; where they do not lie beside the project, this passes over.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { compareAll } from './ask.mjs';

const suites = '../shared/suites';
const schemas = `${suites}/json-schema-2020-12`;
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const jsonIn = (folder) => readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => path.join(folder, name)).sort();

function isAbsent(what) {
  if (existsSync(what)) return false;
  console.log(`note: ${what} is not there; this test passes over`);
  return true;
}

/** What the suite serves at http://localhost:1234/. */
function remotes(folder = `${schemas}/remotes`, name = '') {
  return Object.assign({}, ...readdirSync(folder, { withFileTypes: true }).map((entry) =>
    entry.isDirectory()
      ? remotes(`${folder}/${entry.name}`, `${name}${entry.name}/`)
      : { [`http://localhost:1234/${name}${entry.name}`]: read(`${folder}/${entry.name}`) }));
}

for (const { what, folder, formats, leftOut = [] } of [
  { what: 'required', folder: 'tests/draft2020-12', formats: false },
  // cross-draft.json asks for schemas of older drafts, which are refused on purpose.
  { what: 'optional', folder: 'tests/draft2020-12/optional', formats: false, leftOut: ['cross-draft.json'] },
  { what: 'optional formats', folder: 'tests/draft2020-12/optional/format', formats: true },
]) {
  test(`JSON Schema 2020-12, ${what}`, () => {
    if (isAbsent(schemas)) return;
    const served = remotes();
    const refersElsewhere = (schema) => JSON.stringify(schema).includes('localhost:1234');
    const cases = jsonIn(`${schemas}/${folder}`)
      .filter((file) => !leftOut.includes(path.basename(file)))
      .flatMap((file) => read(file).flatMap(({ description, schema, tests }) => tests.map((one) => ({
        title: `${path.basename(file)}: ${description}: ${one.description}`,
        valid: one.valid,
        request: { op: 'schema.check', input: { schema, instance: one.data, formats, ...(refersElsewhere(schema) && { schemas: served }) } },
      }))));
    const answers = compareAll(cases.map(({ request }) => JSON.stringify(request))).map((line) => JSON.parse(line));
    const failed = cases.filter(({ valid }, at) => answers[at].ok?.valid !== valid).map(({ title }) => title);
    console.log(`note: JSON Schema 2020-12, ${what}: ${cases.length - failed.length}/${cases.length}, natively and in WebAssembly`);
    assert.deepEqual(failed, []);
  });
}

test('JsonLogic, the classic suite', () => {
  if (isAbsent(`${suites}/jsonlogic-compatible.json`)) return;
  const cases = read(`${suites}/jsonlogic-compatible.json`).filter((one) => typeof one !== 'string');
  const answers = compareAll(cases.map(({ rule, data = null }) => JSON.stringify({ op: 'logic.apply', input: { rule, data } })));
  const failed = cases.filter(({ result }, at) => {
    const answer = JSON.parse(answers[at]).ok;
    return !answer || JSON.stringify(answer.result) !== JSON.stringify(result);
  });
  console.log(`note: JsonLogic, classic suite: ${cases.length - failed.length}/${cases.length}, natively and in WebAssembly`);
  assert.deepEqual(failed, []);
});
