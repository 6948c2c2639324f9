// Rounds of load and sudden death: citizens act, something is killed at a random moment and started again, everybody sends
// what was not answered until it is, and the checker looks.

import { Citizen } from './citizen.mjs';
import { checkAll, checkRound, freeSlots } from './checker.mjs';
import { pause } from './client.mjs';
import { Random, seed } from './random.mjs';

const citizenCount = 16;
const slotCount = 3; // fewer seats than citizens: somebody is always turned away
const loadMillisecondsMax = 250;

/** A seat given back is free again at once, so that free seats can be counted. */
export const rules = { return_minutes_min: 0, return_minutes_max: 0 };

export const rounds = Number(process.env.ONETRIP_FAULT_ROUNDS ?? 40);

async function actUntil(citizen, slots, hasEnded) {
  while (!hasEnded()) await citizen.act(slots.map(({ id }) => id));
}

/** One round; now and then it dies a second time, while it still recovers or is hit by everybody's retries. */
async function round(citizens, slots, random, die) {
  let hasEnded = false;
  const acting = Promise.all(citizens.map((citizen) => actUntil(citizen, slots, () => hasEnded)));
  const dying = (async () => {
    await pause(random.below(loadMillisecondsMax));
    await die();
    if (random.next() < 0.25) {
      await pause(random.below(60));
      await die();
    }
    hasEnded = true;
  })();
  await Promise.all([acting, dying]);
  await checkRound(citizens, slots);
}

/** `die()` kills something and resolves when everything runs again. Answers one line about what was done. */
export async function playRounds({ server, die, count = rounds }) {
  const random = new Random();
  const citizens = Array.from({ length: citizenCount }, () => new Citizen(server, random));
  await Promise.all(citizens.map((citizen) => citizen.signIn()));
  const slots = await freeSlots(citizens[0].client, slotCount);
  for (let at = 0; at < count; at += 1) {
    try {
      await round(citizens, slots, random, die);
    } catch (error) {
      error.message = `round ${at + 1}, seed ${seed}: ${error.message}\nthe server said last:\n${server.said.slice(-2000)}`;
      throw error;
    }
  }
  const cases = await checkAll(citizens);
  const sum = (of) => citizens.reduce((total, citizen) => total + of(citizen), 0);
  return (
    `${count} rounds, ${server.starts} starts of ${Math.round(server.startMilliseconds / server.starts)} ms, ${cases} cases, ` +
    `${sum((citizen) => citizen.turnedAway)} turned away, ${sum(({ client }) => client.retries)} tries without an answer; seed ${seed}`
  );
}
