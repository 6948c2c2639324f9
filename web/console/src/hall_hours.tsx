// When a hall is open and who serves what, as the catalogue has it: to read beside what is closed.

import { pick } from '../../shared/base/text';
import type { Hall, HallTeam } from './api';
import { useDesk } from './context';
import { useHallSay, type HallKey } from './hall_words';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const span = ([from, to]: [string, string]) => `${from}–${to}`;

export function HallHours({ hall, title }: { hall: Hall; title: (id: string) => string }) {
  const { words } = useDesk();
  const say = useHallSay();
  return (
    <>
      <h2>{pick(hall.title, words.language)}</h2>
      <table>
        <caption>{say('hours')}</caption>
        <tbody>
          {weekdays.map((day) => (
            <tr key={day}>
              <th scope="row">{say(`weekday.${day}`)}</th>
              <td>{hall.weekly[day]?.map(span).join('，') ?? say('hours_none')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Services hall={hall} title={title} />
    </>
  );
}

/** A service that names no team has one of its own, whose places are all booked on line. */
const own_team = ({ id, slot_minutes = 0, capacity = 0 }: Hall['services'][number]): HallTeam => ({ id, slot_minutes, places: { online: capacity } });

function Services({ hall, title }: { hall: Hall; title: (id: string) => string }) {
  const say = useHallSay();
  const channels: [HallKey, keyof HallTeam['places']][] = [
    ['places.online', 'online'],
    ['places.walk_in', 'walk_in'],
    ['places.staff', 'staff'],
    ['places.priority', 'priority'],
  ];
  return (
    <table>
      <caption>{say('teams')}</caption>
      <thead>
        <tr>
          <th>{say('team_service')}</th>
          <th>{say('closure_team')}</th>
          <th>{say('slot_minutes')}</th>
          {channels.map(([key]) => (
            <th key={key}>{say(key)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hall.services.map((service) =>
          (service.teams ?? [service.id]).map((id) => {
            const team = hall.teams?.find((one) => one.id === id) ?? own_team(service);
            return (
              <tr key={`${service.id} ${id}`}>
                <th scope="row">{title(service.id)}</th>
                <td>{title(id)}</td>
                <td>{team.slot_minutes * (service.slots ?? 1)}</td>
                {channels.map(([key, channel]) => (
                  <td key={key}>{team.places[channel] ?? 0}</td>
                ))}
              </tr>
            );
          }),
        )}
      </tbody>
    </table>
  );
}
