// When a hall is open and who serves what, as it stands today.

import { pick } from '../../shared/base/text';
import type { Hall, HallPlan } from './api';
import { useDesk } from './context';
import { channels, hours_text, weekdays } from './hall_change';
import { useHallSay } from './hall_words';

interface Properties {
  hall: Hall;
  plan: HallPlan[];
  title: (id: string) => string;
}

export function HallHours({ hall, plan, title }: Properties) {
  const { words } = useDesk();
  const say = useHallSay();
  const weekly = plan.find(({ team }) => team === null)?.weekly ?? {};
  return (
    <>
      <h2>{pick(hall.title, words.language)}</h2>
      <table>
        <caption>{say('hours')}</caption>
        <tbody>
          {weekdays.map((day) => (
            <tr key={day}>
              <th scope="row">{say(`weekday.${day}`)}</th>
              <td>{hours_text(weekly, day) || say('hours_none')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Services hall={hall} plan={plan} title={title} />
    </>
  );
}

/** A service that names no team has one of its own, of the same name. */
function Services({ hall, plan, title }: Properties) {
  const say = useHallSay();
  return (
    <table>
      <caption>{say('teams')}</caption>
      <thead>
        <tr>
          <th>{say('team_service')}</th>
          <th>{say('closure_team')}</th>
          <th>{say('slot_minutes')}</th>
          {channels.map((channel) => (
            <th key={channel}>{say(`places.${channel}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hall.services.map((service) =>
          (service.teams ?? [service.id]).map((id) => {
            const places = plan.find(({ team }) => team === id)?.places;
            const slot_minutes = (hall.teams?.find((one) => one.id === id) ?? service).slot_minutes ?? 0;
            return (
              <tr key={`${service.id} ${id}`}>
                <th scope="row">{title(service.id)}</th>
                <td>{title(id)}</td>
                <td>{slot_minutes * (service.slots ?? 1)}</td>
                {channels.map((channel) => (
                  <td key={channel}>{places?.[channel] ?? 0}</td>
                ))}
              </tr>
            );
          }),
        )}
      </tbody>
    </table>
  );
}
