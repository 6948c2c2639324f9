// How long something is still kept, second by second; silent for screen readers, which read it when they come by.

import { useEffect, useReducer } from 'preact/hooks';
import { say_left } from '../../../shared/base/text';
import { useApp } from '../context';

export function Countdown({ until, over }: { until: string; over?: () => void }) {
  const { host } = useApp();
  const [ticks, tick] = useReducer((count: number) => count + 1, 0);
  const now = host.clock.now_ms();
  const is_over = now >= Date.parse(until);
  useEffect(() => {
    if (is_over) over?.();
    else return host.clock.after(1000, () => tick(undefined));
  }, [until, ticks, is_over]);
  return (
    <b class="countdown" role="timer" aria-live="off">
      {say_left(until, now)}
    </b>
  );
}
