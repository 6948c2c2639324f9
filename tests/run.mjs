// Runs the tests, part by part, and closes with one line that counts them all.
// usage: run.mjs PRESET [PART …]      parts: house core pictures wasm server faults web journeys (all of them by default), deep

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { spawn } from 'node:child_process';

const [preset, ...asked] = process.argv.slice(2);
const native = `build/${preset}`;
const results = 'build/test-results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const total = { passed: 0, failed: 0 };
const failures = [];
const began = Date.now();

function say(text) {
  console.log(`== [${Math.round((Date.now() - began) / 1000)} s] ${text}`);
}

function count(name, { passed, failed }) {
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failures.push(`${name}: ${failed} failed`);
  console.log(`   ${name}: ${passed} passed, ${failed} failed`);
}

/** A step that must succeed before tests can run; if it does not, that counts as one failure. */
function step(name, command, args, options = {}) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (status === 0) return true;
  count(name, { passed: 0, failed: 1 });
  return false;
}

const build = (...args) => step(`build ${args.join(' ')}`, './onetrip', ['build-part', ...args]);

/** Runs a GoogleTest program; a crash counts as a failure even when it left no report. */
function googleTest(name) {
  const report = `${results}/${name}.json`;
  return new Promise((resolve) => {
    const output = [];
    const child = spawn(`${native}/tests/${name}`, [`--gtest_output=json:${report}`, '--gtest_brief=1']);
    child.stdout.on('data', (data) => output.push(data));
    child.stderr.on('data', (data) => output.push(data));
    child.on('close', (code) => {
      const text = Buffer.concat(output).toString();
      if (code !== 0) console.log(text);
      else for (const line of text.split('\n')) if (line.startsWith('note: ')) console.log(`   ${line}`);
      if (!existsSync(report)) return resolve(count(name, { passed: 0, failed: 1 }));
      const { tests, failures: failed } = JSON.parse(readFileSync(report, 'utf8'));
      const crashed = code !== 0 && failed === 0 ? 1 : 0;
      resolve(count(name, { passed: tests - failed, failed: failed + crashed }));
    });
  });
}

async function googleTests(prefix) {
  const names = existsSync(`${native}/tests`)
    ? readdirSync(`${native}/tests`).filter((name) => name.startsWith(prefix) && !name.includes('.') && !name.endsWith('_autogen'))
    : [];
  if (names.length === 0) return count(`${prefix}*`, { passed: 0, failed: 1 });
  const atOnce = availableParallelism?.() ?? cpus().length;
  const waiting = [...names];
  const worker = async () => {
    while (waiting.length > 0) await googleTest(waiting.shift());
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Runs files of Node's own test runner, one at a time, and reads its closing summary. */
function nodeTests(name, files) {
  // Without a file Node would look for tests by itself, everywhere.
  if (files.length === 0) return count(name, { passed: 0, failed: 1 });
  const { stdout, status } = spawnSync(process.execPath, ['--test', '--test-reporter=tap', ...files], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    env: { ...process.env, ONETRIP_NATIVE: native },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const number = (label) => Number(stdout.match(new RegExp(`^# ${label} (\\d+)`, 'm'))?.[1] ?? 0);
  const passed = number('pass');
  const failed = number('fail') + number('cancelled');
  if (failed > 0 || status !== 0) console.log(stdout);
  for (const line of stdout.match(/^# note: .*/gm) ?? []) console.log(`   ${line.slice(2)}`);
  count(name, { passed, failed: failed === 0 && (status !== 0 || passed === 0) ? 1 : failed });
}

function filesIn(folder, ending) {
  return existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith(ending)).sort().map((name) => `${folder}/${name}`)
    : [];
}

const parts = {
  house() {
    if (!build('configured')) return;
    nodeTests('house', filesIn('tests/house', '.test.mjs'));
  },
  async core() {
    if (build('native', 'core_tests')) await googleTests('test_core_');
  },
  pictures() {
    if (build('native', 'onetrip-call')) nodeTests('pictures', filesIn('tests/pictures', '.test.mjs'));
  },
  wasm() {
    if (!build('native', 'onetrip-call') || !build('wasm') || !build('call_wasm')) return;
    nodeTests('wasm', filesIn('tests/wasm', '.test.mjs'));
    nodeTests('same answers', filesIn('tests/same_answers', '.test.mjs'));
  },
  async server() {
    if (!build('native', 'all') || !build('clamd')) return;
    await googleTests('test_server_');
    nodeTests('server processes', filesIn('tests/server', '.test.mjs'));
  },
  faults() {
    if (!build('native', 'onetrip-server', 'onetrip-call')) return;
    nodeTests('faults', filesIn('tests/faults', '.test.mjs'));
  },
  web() {
    if (!build('wasm') || !step('types', 'npm', ['run', '--silent', 'check'], { cwd: 'web' })) return;
    const report = `${process.cwd()}/${results}/vitest.json`;
    const { status, stdout } = spawnSync('npx', ['vitest', 'run', '--reporter=json', `--outputFile=${report}`], {
      cwd: 'web',
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (!existsSync(report)) return count('web', { passed: 0, failed: 1 });
    const summary = JSON.parse(readFileSync(report, 'utf8'));
    if (status !== 0) {
      console.log(stdout);
      for (const file of summary.testResults) {
        if (file.message) console.log(`${file.name}: ${file.message}`);
        for (const test of file.assertionResults) {
          if (test.status === 'failed') console.log(`${test.fullName}\n${test.failureMessages.join('\n')}`);
        }
      }
    }
    const failed = summary.numFailedTests;
    count('web', { passed: summary.numPassedTests, failed: status !== 0 && failed === 0 ? 1 : failed });
  },
  journeys() {
    if (!build('native', 'all') || !build('wasm') || !build('web')) return;
    nodeTests('journeys', filesIn('tests/journeys', '.test.mjs'));
  },
};

const longParts = {
  async deep() {
    const { deep } = await import('./deep.mjs');
    await deep({ build, count, say, nodeTests });
  },
};

const names = asked.length === 0 ? Object.keys(parts) : asked;
for (const name of names) {
  const part = parts[name] ?? longParts[name];
  if (!part) {
    console.error(`onetrip: there is no part named ${name}; there are: ${[...Object.keys(parts), ...Object.keys(longParts)].join(' ')}`);
    process.exit(2);
  }
}
for (const name of names) {
  say(name);
  await (parts[name] ?? longParts[name])();
}
say('done');
for (const failure of failures) console.log(`   ${failure}`);
console.log(`onetrip: ${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
