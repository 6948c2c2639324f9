// Everyday households that go through a city's halls: eight errands, twenty halls, thirty days, half of the places taken.

import { dice } from './city.mjs';
import { addDays, minutesOf, timeOf } from './month_view.mjs';

const first_day = '2026-12-01';
const now = '2026-11-30T08:00:00+08:00';
const [errands_count, halls_count, days] = [8, 20, 30];
const people = ['applicant', 'mother', 'child'];
const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const hours = [['09:00', '12:00'], ['13:30', '17:00']];

const number = (at) => String(at + 1).padStart(2, '0');
const dayAhead = (days_ahead) => addDays(first_day, days_ahead);

/** A hall with what it gives of the household's services, each by a team of its own. */
function makeHall(at, draw) {
  const given = Array.from({ length: errands_count }, (_, errand) => errand).filter((errand) => errand === at % errands_count || draw(4) === 0);
  const services = given.map((errand) => ({
    id: `service-${number(errand)}`, slot_minutes: [15, 20, 30][draw(3)], capacity: 1, days_ahead_min: draw(3), days_ahead_max: 60,
  }));
  const taken = {};
  for (const { id, slot_minutes } of services) {
    taken[id] = {};
    for (let ahead = 0; ahead < days; ahead += 1)
      for (const [opens, closes] of hours)
        for (let minute = minutesOf(opens); minute + slot_minutes <= minutesOf(closes); minute += slot_minutes)
          if (draw(2)) taken[id][`${dayAhead(ahead)}T${timeOf(minute)}`] = 1;
  }
  return { hall: { id: `hall-${number(at)}`, services, weekly: Object.fromEntries(week.map((day) => [day, hours])) }, taken };
}

/** One question to `appointment.plan`; another for each seed. */
export function householdQuestion(seed) {
  const draw = dice(seed);
  const errands = Array.from({ length: errands_count }, (_, at) => ({
    id: `errand-${number(at)}`,
    service: `service-${number(at)}`,
    people: draw(3) === 0 ? ['applicant', people[1 + draw(2)]] : [people[draw(3)]],
    ready_on: dayAhead(draw(12)),
  }));
  const halls = Array.from({ length: halls_count }, (_, at) => makeHall(at, draw));
  const travel = halls.slice(1).map(({ hall }, at) => ({ from: halls[at].hall.id, to: hall.id, minutes: 5 + draw(50) }));
  return JSON.stringify({ op: 'appointment.plan', input: { errands, halls, travel, travel_minutes: 35, from: first_day, days, now } });
}
