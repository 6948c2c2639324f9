// `./onetrip test deep`: what takes longer than a continuous integration run should. Sanitizers over every native test,
// the fuzzers for 60 s each, a thousand fault rounds of each kind, a hundred papers photographed, clang-tidy over the server.

import { cpus } from 'node:os';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';

const fuzzSeconds = Number(process.env.ONETRIP_FUZZ_SECONDS ?? 60);

function run(command, args, env = {}) {
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}

function builtWith(presetName, env = {}, target = 'all') {
  const build = ['--build', '--preset', presetName, '-j', String(cpus().length), '--target', target];
  return run('cmake', ['--preset', presetName], env) && run('cmake', build, env);
}

function sanitized({ count, say }) {
  say('address and undefined-behaviour sanitizers');
  if (!builtWith('sanitize')) return count('sanitize build', { passed: 0, failed: 1 });
  for (const name of readdirSync('build/sanitize/tests').filter((entry) => /^test_[a-z_]+$/.test(entry))) {
    const passed = run(`build/sanitize/tests/${name}`, ['--gtest_brief=1']);
    count(`sanitized ${name}`, { passed: passed ? 1 : 0, failed: passed ? 0 : 1 });
  }
}

/** Only the server has threads; what its libraries do inside is not compiled with the sanitizer and is not looked at. */
function sanitizedThreads({ count, say }) {
  say('thread sanitizer over the server');
  if (!builtWith('sanitize-thread', {}, 'server_tests')) return count('sanitize-thread build', { passed: 0, failed: 1 });
  for (const name of readdirSync('build/sanitize-thread/tests').filter((entry) => /^test_server_[a-z_]+$/.test(entry))) {
    const passed = run(`build/sanitize-thread/tests/${name}`, ['--gtest_brief=1'], { TSAN_OPTIONS: 'halt_on_error=1 suppressions=tests/thread_sanitizer.txt' });
    count(`thread-sanitized ${name}`, { passed: passed ? 1 : 0, failed: passed ? 0 : 1 });
  }
}

function fuzzed({ count, say }) {
  say(`fuzzers, ${fuzzSeconds} s each`);
  if (!builtWith('fuzz', {}, 'fuzzers')) return count('fuzz build', { passed: 0, failed: 1 });
  for (const name of readdirSync('build/fuzz/tests/fuzz').filter((entry) => /^fuzz_[a-z_]+$/.test(entry))) {
    const corpus = `build/fuzz/corpus/${name}`;
    mkdirSync(corpus, { recursive: true });
    const seeds = `tests/fuzz/corpus/${name.slice('fuzz_'.length)}`;
    const args = [`-max_total_time=${fuzzSeconds}`, '-max_len=16384', '-rss_limit_mb=2048', corpus, ...(existsSync(seeds) ? [seeds] : [])];
    const passed = run(`build/fuzz/tests/fuzz/${name}`, args);
    count(name, { passed: passed ? 1 : 0, failed: passed ? 0 : 1 });
  }
}

/** The fault rounds of the default run, but a thousand of each kind. */
function faulted({ build, nodeTests, say }) {
  if (!build('native', 'onetrip-server', 'onetrip-call')) return;
  process.env.ONETRIP_FAULT_ROUNDS ??= '1000';
  say(`fault rounds, ${process.env.ONETRIP_FAULT_ROUNDS} of each kind`);
  nodeTests('fault rounds', ['tests/faults/killed_server.test.mjs', 'tests/faults/killed_postgresql.test.mjs']);
}

/** A hundred papers, each spoilt in every way. */
function photographed({ nodeTests, say }) {
  process.env.ONETRIP_PICTURE_PAPERS ??= '100';
  process.env.ONETRIP_PICTURE_EVERY ??= '1';
  say(`${process.env.ONETRIP_PICTURE_PAPERS} papers, spoilt in every way`);
  nodeTests('pictures', ['tests/pictures/floors.test.mjs']);
}

export async function deep(tools) {
  sanitized(tools);
  sanitizedThreads(tools);
  fuzzed(tools);
  faulted(tools);
  photographed(tools);
  tools.say('clang-tidy over the server');
  if (!tools.build('configured')) return;
  process.env.ONETRIP_TIDY_ROOMS = 'core server wasm';
  tools.nodeTests('clang-tidy', ['tests/house/clang_tidy.test.mjs']);
}
