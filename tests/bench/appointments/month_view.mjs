// The calendar of a month as somebody would write it for a page: plain, no rule left out that shows in it. It is held
// against the core before anything is measured.

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const dayMs = 86_400_000;

export const minutesOf = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
export const timeOf = (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
export const addDays = (day, count) => new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);

/** One character a slot; a larger count in parentheses. */
function countsOf(text) {
  const counts = [];
  for (const [, many, one] of text.matchAll(/\((\d+)\)|(.)/g)) counts.push(many ? Number(many) : digits.indexOf(one));
  return counts;
}

function hoursOf(hall, team, day) {
  for (const place of [team, hall]) {
    const extra = place.extra_days?.find((one) => one.day === day);
    if (extra) return extra.hours;
    const closed = place.closures?.some((one) => day >= one.day && day <= (one.to ?? one.day));
    if (closed) return [];
  }
  return (team.weekly ?? hall.weekly)[weekdays[new Date(day).getUTCDay()]] ?? [];
}

/** For halls that do not follow the holidays, and services of one slot; days from `from` on, as `{day, ahead, open}`. */
export function monthView(hall, serviceId, taken, from, days, nowText) {
  const service = hall.services.find(({ id }) => id === serviceId);
  const now = Date.parse(nowText);
  const offsetMs = hall.utc_offset_minutes * 60_000;
  const today = new Date(now + offsetMs).toISOString().slice(0, 10);
  const view = [];
  for (let ahead = 0; ahead < days; ahead += 1) {
    const day = addDays(from, ahead);
    const slots = new Map();
    for (const id of service.teams) {
      const team = hall.teams.find((one) => one.id === id);
      const counts = countsOf(taken.teams[id]?.[Math.round((Date.parse(day) - Date.parse(taken.from)) / dayMs)] ?? '');
      let at = 0;
      for (const [opens, closes] of hoursOf(hall, team, day)) {
        for (let minute = minutesOf(opens); minute + team.slot_minutes <= minutesOf(closes); minute += team.slot_minutes) {
          const slot = `${day}T${timeOf(minute)}`;
          const free = Math.max(0, (team.places.online ?? 0) - (counts[at] ?? 0));
          at += 1;
          slots.set(slot, (slots.get(slot) ?? 0) + free);
        }
      }
    }
    const first = addDays(today, service.days_ahead_min);
    const released = day <= addDays(today, service.days_ahead_max);
    let slots_ahead = 0;
    let slots_open = 0;
    for (const [slot, free] of slots) {
      const isPast = day < first || Date.parse(`${slot}:00Z`) - offsetMs <= now;
      if (isPast) continue;
      slots_ahead += 1;
      if (released && free > 0) slots_open += 1;
    }
    view.push({ day, slots_ahead, slots_open });
  }
  return view;
}

/** A hall of twelve teams, of which three do the passports: half-hour slots, and taken at random. */
export function largeHall() {
  let seed = 7;
  const draw = (below) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  const hours = [['09:00', '12:00'], ['13:30', '17:00']];
  const teams = Array.from({ length: 12 }, (_, i) => ({ id: `team-${i}`, slot_minutes: 30, places: { online: 3 + (i % 4), walk_in: 1 } }));
  const hall = {
    id: 'large-hall',
    utc_offset_minutes: 480,
    services: [{ id: 'passport', teams: ['team-0', 'team-1', 'team-2'], days_ahead_min: 1, days_ahead_max: 30 }],
    teams,
    weekly: Object.fromEntries(weekdays.slice(1, 6).map((day) => [day, hours])),
    closures: [{ day: '2026-12-24', to: '2026-12-25' }],
    extra_days: [{ day: '2026-12-26', hours: [['09:00', '12:00']] }],
    follows_holidays: false,
  };
  const taken = { from: '2026-12-01', teams: {} };
  for (const { id, places } of teams) {
    taken.teams[id] = Array.from({ length: 60 }, (_, ahead) => {
      const day = addDays(taken.from, ahead);
      const open = hoursOf(hall, teams[0], day).reduce((sum, [opens, closes]) => sum + (minutesOf(closes) - minutesOf(opens)) / 30, 0);
      return Array.from({ length: open }, () => digits[draw(places.online + 1)]).join('').replace(/0+$/, '');
    });
  }
  return { hall, taken };
}
