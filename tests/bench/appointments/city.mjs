// A city as large as a real one: 109 halls, 287 services, 500 links between them, all made up.

import { Random } from '../../faults/random.mjs';

export const halls_count = 109;
export const services_count = 287;
export const links_count = 500;
export const days = 60;
const digits = '0123456789';
const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const hours = [['09:00', '12:00'], ['13:30', '17:00']];
export const first_day = '2026-12-01';
export const now = '2026-12-01T09:30:00+08:00';

export function dice(seed) {
  const random = new Random(seed);
  return (below) => random.below(below);
}

/** Most halls are small; the city's own, the first, gives a third of all services. */
export function makeCity() {
  const draw = dice(109);
  const services = Array.from({ length: services_count }, (_, i) => `service-${String(i + 1).padStart(3, '0')}`);
  const halls = Array.from({ length: halls_count }, (_, i) => ({ id: `hall-${String(i + 1).padStart(3, '0')}`, services: new Set() }));
  // One for each hall first, so that none is empty.
  services.forEach((id, i) => halls[i < halls_count ? i : i % 3 === 0 ? 0 : 1 + draw(halls_count - 1)].services.add(id));
  for (let links = services_count; links < links_count; ) {
    const { services: given } = halls[draw(halls_count)];
    const before = given.size;
    given.add(services[draw(services_count)]);
    links += given.size - before;
  }
  return halls.map(({ id, services: given }) => makeHall(id, [...given], draw));
}

/** A team for each four services, of which each other service has two; slots of 15, 20 or 30 minutes. */
function makeHall(id, given, draw) {
  const teams = Array.from({ length: Math.max(1, Math.ceil(given.length / 4)) }, (_, i) => ({
    id: `team-${i + 1}`,
    slot_minutes: id === 'hall-001' ? 15 : [15, 20, 30][draw(3)],
    places: { online: 2 + draw(6), walk_in: 2, staff: 1, priority: 1 },
  }));
  const services = given.map((service, i) => {
    const own = teams[Math.floor(i / 4)];
    const other = teams.find((team) => team !== own && team.slot_minutes === own.slot_minutes);
    const by = i % 2 === 1 && other ? [own.id, other.id] : [own.id];
    return { id: service, teams: by, slots: 1 + (i % 3 === 2 ? 1 : 0), days_ahead_min: i % 2, days_ahead_max: days, release_at: '09:00' };
  });
  return {
    id,
    title: { 'zh-CN': `云川市第${id.slice(-3)}政务服务大厅`, en: `Yunchuan service hall ${id.slice(-3)}` },
    address: { 'zh-CN': `云川市青山区人民路${draw(400)}号`, en: `${draw(400)} Renmin Road, Qingshan, Yunchuan` },
    utc_offset_minutes: 480,
    services,
    teams,
    weekly: Object.fromEntries(week.map((day) => [day, hours])),
    closures: [{ day: '2026-12-31' }],
    extra_days: [{ day: '2026-12-26', hours: [['09:00', '12:00']] }],
    follows_holidays: true,
  };
}

/** The further ahead, the emptier; nothing on days that are not open, as the core says, and on short ones. */
export function makeTaken(hall, core) {
  const { id, teams, services } = hall;
  const draw = dice(Number(id.slice(-3)) + 7);
  const of_day = ({ slot_minutes, places }, ahead) =>
    Array.from({ length: Math.floor(390 / slot_minutes) }, () => (draw(days) < ahead ? 0 : draw(places.online + 1)));
  const short_day = '2026-12-26';
  const plan = core.call('appointment.slots', { hall, service: services[0].id, from: first_day, days, now, summary: true }).days;
  const is_open = (ahead) => plan[ahead].open && plan[ahead].day !== short_day;
  return {
    from: first_day,
    teams: Object.fromEntries(
      teams.map((team) => [
        team.id,
        Array.from({ length: days }, (_, ahead) => (is_open(ahead) ? of_day(team, ahead).map((count) => digits[count]).join('').replace(/0+$/, '') : '')),
      ]),
    ),
  };
}
