// `./onetrip lint` as a city's people meet it: the demo catalogue, the service of the guide, and broken ones.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';

const native = process.env.ONETRIP_NATIVE ?? 'build/dev';

function lint(folder) {
  const { status, stdout, stderr } = spawnSync(`${native}/server/onetrip-lint`, folder ? [folder] : [], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** The demo catalogue in a folder of its own, changed by `change(folder)`. */
function changedCatalogue(context, change) {
  const folder = mkdtempSync(path.join(tmpdir(), 'onetrip-lint-'));
  context.after(() => rmSync(folder, { recursive: true }));
  cpSync('catalog', folder, { recursive: true });
  change(folder);
  return folder;
}

function rewrite(file, change) {
  const text = readFileSync(file, 'utf8');
  assert.notEqual(change(text), text);
  writeFileSync(file, change(text));
}

test('the demo catalogue has no finding', () => {
  assert.deepEqual(lint(), { status: 0, stdout: '5 services, 0 findings\n', stderr: '' });
});

test('the service that the guide writes, put together from its parts, has no finding', (context) => {
  const guide = readFileSync('catalog/README.md', 'utf8').split('## Members')[0];
  const [head, ...parts] = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) => text);
  const service = Object.assign(JSON.parse(head), ...parts.map((part) => JSON.parse(`{${part}}`)));
  const folder = changedCatalogue(context, (at) => writeFileSync(`${at}/services/${service.id}.json`, JSON.stringify(service, null, 2)));
  assert.deepEqual(lint(folder), { status: 0, stdout: '6 services, 0 findings\n', stderr: '' });
});

test('a file that an editor of Windows saved has no finding for that', (context) => {
  const files = ['services/newborn-bundle.json', 'halls/city-hall.json', 'holidays.json'];
  const folder = changedCatalogue(context, (at) => files.forEach((file) => rewrite(`${at}/${file}`, (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`)));
  assert.deepEqual(lint(folder), { status: 0, stdout: '5 services, 0 findings\n', stderr: '' });
});

for (const [what, file, from, to, said] of [
  ['an agency that is not there', 'services/newborn-bundle.json', '"agency": "health-commission"', '"agency": "nobody"', 'agency_unknown at /agency'],
  ['a hall without that service', 'halls/city-hall.json', '"inheritance-joint"', '"haircut"', 'hall_unknown at /visits/0'],
  ['a photo spec that was changed', 'photo_specs/one-inch-white.json', '"size_bytes_max": 200000', '"size_bytes_max": 100000', 'photo_spec_differs at '],
]) {
  test(`${what} is found, with its line`, (context) => {
    const { status, stdout } = lint(changedCatalogue(context, (at) => rewrite(`${at}/${file}`, (text) => text.replace(from, to))));
    assert.equal(status, 1);
    assert.match(stdout, new RegExp(`^\\S+\\.json:[1-9]\\d*: ${said}`, 'm'));
  });
}

test('what is no catalogue is said in one line', (context) => {
  assert.deepEqual(lint('/nowhere'), { status: 2, stdout: '', stderr: 'onetrip-lint: no services in /nowhere/services\n' });
  const folder = changedCatalogue(context, (at) => writeFileSync(`${at}/halls/city-hall.json`, '{'));
  assert.deepEqual(lint(folder), { status: 2, stdout: '', stderr: `onetrip-lint: ${folder}/halls/city-hall.json:1: is no JSON: json.malformed\n` });
});

test('a folder that is named like a service is said in one line', (context) => {
  const folder = changedCatalogue(context, (at) => mkdirSync(`${at}/services/x.json`));
  assert.deepEqual(lint(folder), { status: 2, stdout: '', stderr: `onetrip-lint: cannot read ${folder}/services/x.json\n` });
});

test('what the server would refuse to start with beside the services is found: a version twice, a hall, a way, the holidays', (context) => {
  const folder = changedCatalogue(context, (at) => {
    cpSync(`${at}/services/newborn-bundle.json`, `${at}/services/second.json`);
    rewrite(`${at}/halls/city-hall.json`, (text) => text.replace('"weekly"', '"weekdays"'));
    rewrite(`${at}/travel.json`, (text) => text.replace('demo-hospital', 'nowhere'));
    rewrite(`${at}/holidays.json`, (text) => text.replace(/"\d{4}-\d\d-\d\d"/, '"2026-02-30"'));
  });
  const { status, stdout } = lint(folder);
  assert.equal(status, 1);
  assert.match(stdout, /^\S+second\.json:[1-9]\d*: version_twice at \/id: This version stands in newborn-bundle\.json already/m);
  assert.match(stdout, /^\S+city-hall\.json:[1-9]\d*: hall_invalid at \/weekly: /m);
  assert.match(stdout, /^\S+travel\.json:[1-9]\d*: travel_invalid at \/between\/0\/to: /m);
  assert.match(stdout, /^\S+holidays\.json:[1-9]\d*: calendar_invalid at \/\S+: /m);
});
