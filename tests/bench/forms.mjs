// Forms: our engine beside what a page or a server would otherwise check with.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { answers, broken, form, formAnswers, rule, schema } from './forms/declaration.mjs';
import { loadPeers } from './forms/peers.mjs';

export const about = 'schemas, form.change and rules, beside Ajv, @cfworker/json-schema, hyperjump and json-logic-js';
export const needs = { targets: ['onetrip-forms-bench'], wasm: true };

const text = JSON.stringify(answers);
const round_ms = 150;

/** Microseconds a call, after as long a warm-up: both engines compile what is hot a second time. */
export function microseconds(act) {
  const until = (ms) => {
    const from = process.hrtime.bigint();
    let count = 0;
    for (;;) {
      for (let inner = 0; inner < 20; inner += 1) act(count + inner);
      count += 20;
      const passed = Number(process.hrtime.bigint() - from) / 1e3;
      if (passed > ms * 1e3) return passed / count;
    }
  };
  until(round_ms);
  return until(round_ms);
}

/** The module as the page loads it. The loader is TypeScript, so it comes with the line tool's bundle. */
export async function loadModule(tools, name) {
  const { buildSync } = await import('../../web/node_modules/esbuild/lib/main.js');
  const outfile = path.join(tools.folder(), 'loader.mjs');
  buildSync({ entryPoints: ['wasm/loader/loader.ts'], bundle: true, format: 'esm', outfile });
  const { loadCore } = await import(path.resolve(outfile));
  const bytes = readFileSync(`build/wasm/${name}.wasm`);
  return loadCore((imports) => WebAssembly.instantiate(bytes, imports));
}

/** Every side has to say the same of every variant, or nothing is worth measuring. hyperjump asserts no format. */
function expectEqualVerdicts(sides) {
  for (const { instance, byFormat, valid = false } of [{ instance: answers, valid: true }, ...broken()]) {
    for (const [name, ask] of Object.entries(sides)) {
      if (byFormat && name === 'hyperjump') continue;
      if (ask(instance) !== valid) throw new Error(`${name} judged otherwise: ${JSON.stringify(instance).slice(0, 300)}`);
    }
  }
}

const failed = (answer) => {
  throw new Error(answer);
};
const okOf = (answer) => JSON.parse(answer).ok ?? failed(answer);

/** The program of ours that measures what runs natively; its figures are microseconds. */
async function makeNative(tools) {
  const folder = tools.folder();
  const files = { schema, instance: answers, rule };
  for (const [name, value] of Object.entries(files)) writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(value));
  return async (what) => {
    return Number(await tools.run(`${tools.native}/tests/onetrip-forms-bench`, [what, folder]));
  };
}

/** A keystroke: the last characters of the longest answer come and go, as somebody types. */
function makeKeystroke(core) {
  const { session } = core.call('form.open', { service: form, answers: formAnswers, today: '2026-11-28' });
  core.call('form.screen', { session, step: 'step_2' });
  const start = `{"op":"form.change","input":{"session":${session},"field":"/employer","value":"`;
  const typed = ['云川市第三人民医院退', '云川市第三人民医院退休', '云川市第三人民医院退休职', '云川市第三人民医院退休职工'];
  return (count) => okOf(core.callText(`${start}${typed[count & 3]}"}}`)).changed.length === 1 || failed('nothing changed');
}

export async function* rows(tools) {
  const peers = await loadPeers();
  const whole = await loadModule(tools, 'onetrip-whole');
  const phone = await loadModule(tools, 'onetrip-core');
  const native = await makeNative(tools);
  const ajv = peers.ajv(schema);
  const cfworker = peers.cfworker(schema);
  const hyperjump = await peers.hyperjump(schema);
  const { session } = whole.call('schema.open', { schema, formats: true });
  const start = `{"op":"schema.check","input":{"session":${session},"instance":`;
  const checkText = (instance) => okOf(whole.callText(`${start}${instance}}}`)).valid;
  expectEqualVerdicts({ ajv, cfworker, hyperjump, ours: (instance) => checkText(JSON.stringify(instance)) });
  const ruled = whole.call('logic.apply', { rule, data: answers }).result;
  if (ruled !== peers.jsonLogic(rule, answers)) throw new Error('the rule has two results');

  const parsedByAjv = () => ajv(JSON.parse(text)) || failed('ajv');
  const row = (title, aim, peerName, ours, peer) => ({ row: title, unit: 'µs', aim, peerName, rounds: 7, ours, peer });
  const inNode = (act) => () => microseconds(act);

  yield row('native: parse and check a form', '≤ 0.5×', 'JSON.parse + Ajv 8', () => native('parse_check'), inNode(parsedByAjv));
  yield row('native: check of a parsed document', '≤ 0.45×', 'Ajv 8', () => native('check'), inNode(() => ajv(answers)));
  yield row('WASM in Node: full check from a string', '≤ 1×', 'JSON.parse + Ajv 8', inNode(() => checkText(text)), inNode(parsedByAjv));
  const withoutEval = { '@cfworker/json-schema': cfworker, hyperjump };
  const costs = Object.entries(withoutEval).map(([name, ask]) => [microseconds(() => ask(answers)), name]);
  const [, fastest] = costs.sort(([a], [b]) => a - b)[0];
  yield row('WASM in Node: the same, against the fastest peer without eval', '≤ 0.4×', `JSON.parse + ${fastest}`,
    inNode(() => checkText(text)), inNode(() => withoutEval[fastest](JSON.parse(text))));
  yield row('WASM in Node: a keystroke (form.change)', '≤ 0.33×', 'Ajv 8, the whole object', inNode(makeKeystroke(phone)), inNode(() => ajv(answers)));
  const opening = JSON.stringify({ op: 'schema.open', input: { schema, formats: true } });
  const openAndClose = () => whole.callText(`{"op":"schema.close","input":{"session":${okOf(whole.callText(opening)).session}}}`);
  yield row('WASM in Node: first use of a form (compile)', '≤ 0.1×', 'Ajv 8, a new instance', inNode(openAndClose), inNode(() => peers.ajv(schema)));
  yield row('native: a JsonLogic rule', '≤ 0.5×', 'json-logic-js', () => native('rule'), inNode(() => peers.jsonLogic(rule, answers)));
}
