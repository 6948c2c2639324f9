// When a visit is, by the hall's clock; on a phone that is elsewhere, by its own clock as well.

import type { Booking } from '../../../shared/api/types';
import { say_day, say_time, say_time_here, say_zone } from '../../../shared/base/text';
import { visit_words, type VisitWords } from '../../../shared/messages/visits';
import { useWords } from '../context';

export const useVisitWords = (): VisitWords => visit_words(useWords().language);

type Span = Pick<Booking, 'from' | 'to'>;

export function useWhen(): (span: Span) => string {
  const words = useWords();
  return ({ from, to }) => `${say_day(from, words.language)} ${say_time(from)}–${say_time(to)}`;
}

export function TimeHere({ from }: { from: string }) {
  const words = useVisitWords();
  const here = say_time_here(from, device_offset(new Date(from)), words.language);
  return here && <p class="quiet">{words('visit.time_here', { here })}</p>;
}

const device_offset = (at: Date): number => -at.getTimezoneOffset();

/** Said once where somebody chooses among the hall's times on a phone that goes by another zone. */
export function ZoneNote({ offset_minutes }: { offset_minutes: number }) {
  const words = useVisitWords();
  if (device_offset(new Date()) === offset_minutes) return null;
  return <p class="quiet">{words('visit.zone', { zone: say_zone(offset_minutes) })}</p>;
}
