// A client for what wrk cannot do: requests that follow from answers, and an open loop.
// usage: client.mjs SCENARIO ADDRESS CONNECTIONS SECONDS [PER_SECOND]
//
// Without a rate each connection asks again as soon as it is answered (closed loop). With one, requests have a point in
// time at which they are meant to begin; if no connection is free they wait, and the wait counts. A server that stalls for a
// second is then seen by everybody who came in that second, not by one request per connection.
//
// A scenario is a module: `prepare(address, count)` gives one visitor per connection, `visitor.next()` the next request as
// text, `visitor.answered(status, body)` takes its answer and throws if it is not as it should be; while `visitor.isUnderWay()`
// it is led to the end of what it began, after the time is over and uncounted.

import { quantile } from '../figures.mjs';
import { Line } from './line.mjs';

const [scenario, address, connections, seconds, perSecond] = process.argv.slice(2);
const { prepare } = await import(scenario);

const latencies = [];
const note = (line) => latencies.push(performance.now() - line.meantAt);

function closedLoop(lines, until) {
  return new Promise((resolve) => {
    let busy = lines.length;
    const again = (line) => {
      note(line);
      if (performance.now() < until) line.ask(performance.now(), again);
      else if (--busy === 0) resolve();
    };
    for (const line of lines) line.ask(performance.now(), again);
  });
}

function openLoop(lines, begin, until) {
  const interval = 1000 / Number(perSecond);
  const free = [...lines];
  let meantAt = begin;
  return new Promise((resolve) => {
    const send = () => {
      const now = performance.now();
      for (; meantAt <= now && meantAt < until && free.length > 0; meantAt += interval) free.pop().ask(meantAt, answered);
      if (meantAt >= until && free.length === lines.length) resolve();
    };
    const answered = (line) => {
      note(line);
      free.push(line);
      send();
    };
    const timer = setInterval(() => (meantAt >= until && free.length === lines.length ? clearInterval(timer) : send()), 1);
  });
}

/** What was begun is ended, so that the next round finds everything free again. */
function leadToEnd(line) {
  return new Promise((resolve) => {
    const again = () => (line.visitor.isUnderWay() ? line.ask(0, again) : resolve());
    again();
  });
}

const lines = (await prepare(address, Number(connections))).map((visitor) => new Line(address, visitor));
const begin = performance.now();
const until = begin + Number(seconds) * 1000;
await (perSecond ? openLoop(lines, begin, until) : closedLoop(lines, until));
const took = (performance.now() - begin) / 1000;
await Promise.all(lines.map(leadToEnd));
for (const line of lines) line.close();
console.log(JSON.stringify({ answers: latencies.length, perSecond: latencies.length / took, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) }));
