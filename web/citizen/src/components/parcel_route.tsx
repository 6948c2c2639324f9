// The parcel's way as a line with places: no map, and the same in words for whoever does not see it.

import type { Shipment } from '../../../shared/api/types';
import { has_arrived, route_of } from '../../../shared/view/parcel';
import { useParcelWords } from './parcel';

const width = 320;
const height = 56;
const margin = 36;
const line_y = 16;

export function Route({ shipment }: { shipment: Shipment }) {
  const words = useParcelWords();
  const stops = route_of(shipment);
  if (stops.length === 0) return null;
  const arrived = has_arrived(shipment);
  const places = stops.map(({ place }) => place).join(words.language === 'en' ? ', ' : '、');
  const x = (at: number) => margin + ((width - 2 * margin) * at) / stops.length;
  const here = arrived ? x(stops.length) : x(stops.length - 1);
  return (
    <svg
      class="route"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={words(arrived ? 'parcel.route' : 'parcel.route_next', { places })}
    >
      <line class="route-ahead" x1={margin} y1={line_y} x2={x(stops.length)} y2={line_y} />
      <line class="route-done" x1={margin} y1={line_y} x2={here} y2={line_y} />
      {stops.map(({ place, here: is_here }, at) => (
        <g key={`${at} ${place}`}>
          <circle class={is_here ? 'route-here' : 'route-done'} cx={x(at)} cy={line_y} r={is_here ? 8 : 6} />
          <text x={x(at)} y={height - 12}>
            {place}
          </text>
        </g>
      ))}
      <circle class={arrived ? 'route-here' : 'route-ahead'} cx={x(stops.length)} cy={line_y} r={arrived ? 8 : 6} />
      <text x={x(stops.length)} y={height - 12}>
        {words('parcel.receiver')}
      </text>
    </svg>
  );
}
