// `./onetrip serve`: the demo carrier and the server side by side; what ends one ends the other.
// usage: serve.mjs NATIVE_BUILD [--port N] [--address A] [--data DIR] [--catalog DIR] [--pace-ms N] [SERVER OPTIONS …]

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const [nativeBuild, ...options] = process.argv.slice(2);

/** Takes `--name VALUE` (or `--name=VALUE`) out of the options. */
function taken(name, otherwise) {
  const at = options.findIndex((option) => option === name || option.startsWith(`${name}=`));
  if (at < 0) return otherwise;
  if (options[at].includes('=')) return options.splice(at, 1)[0].slice(name.length + 1);
  const [, value] = options.splice(at, 2);
  if (value === undefined) {
    console.error(`onetrip: ${name} needs a value`);
    process.exit(2);
  }
  return value;
}

const port = taken('--port', '8080');
const address = taken('--address', '127.0.0.1');
const data = taken('--data', 'var');
const catalogue = taken('--catalog', 'catalog');
const paceMs = taken('--pace-ms', '4000');

const carrier = spawn(`${nativeBuild}/server/onetrip-demo-carrier`, ['--port', '0', '--pace-ms', paceMs], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
let server;
let ending = false;

function end(signal) {
  ending = true;
  if (server) server.kill(signal);
  else carrier.kill(signal);
}
process.on('SIGINT', () => end('SIGINT'));
process.on('SIGTERM', () => end('SIGTERM'));

carrier.on('error', (error) => {
  console.error(`onetrip: the demo carrier does not start: ${error.message}`);
  process.exit(1);
});
carrier.on('exit', (code) => {
  if (ending) return;
  console.error(`onetrip: the demo carrier ended (${code})`);
  end('SIGTERM');
});

// Its first line says where it listens.
createInterface({ input: carrier.stdout }).once('line', (line) => {
  const carrierUrl = line.match(/http:\/\/\S+/)?.[0];
  if (!carrierUrl) {
    console.error(`onetrip: the demo carrier said "${line}" instead of where it listens`);
    carrier.kill('SIGTERM');
    process.exit(1);
  }
  server = spawn(
    `${nativeBuild}/server/onetrip-server`,
    ['--port', port, '--address', address, '--data', data, '--catalog', catalogue, '--web', 'web', '--demo',
      '--courier-url', carrierUrl, ...options],
    { stdio: 'inherit' },
  );
  server.on('exit', (code, signal) => {
    ending = true;
    carrier.kill('SIGTERM');
    process.exitCode = code ?? (signal ? 1 : 0);
  });
});
