// The elder version's own row: hear the page, call a person, larger and smaller text, and the way back.

import { useEffect, useRef, useState } from 'preact/hooks';
import { sizes_count } from '../../../shared/view/display';
import { useApp, useModel, useWords } from '../context';
import type { Ended } from '../platform/speech';
import { later } from './later';

// Fetched ahead for whoever sees the row: a browser lets a page speak only while it answers a tap.
const speech = later(() => import('../platform/speech'));

export function ElderBar() {
  const { display } = useApp();
  const words = useWords();
  const { elder, size } = useModel(display);
  const [reading, set_reading] = useState(false);
  const [is_mute, set_mute] = useState(false);
  // Which tap is being answered: what comes for another is too late.
  const tap = useRef(0);
  useEffect(() => {
    const stop = () => {
      tap.current++;
      speech.at_hand()?.stop_reading();
      set_reading(false);
      set_mute(false);
    };
    addEventListener('hashchange', stop);
    return () => (removeEventListener('hashchange', stop), stop());
  }, []);
  useEffect(() => {
    if (elder) speech.fetch().catch(() => undefined);
  }, [elder]);
  if (!elder) return null;
  const read = () => {
    const voice = speech.at_hand();
    const mine = ++tap.current;
    set_reading(!reading);
    set_mute(false);
    if (reading) return voice?.stop_reading();
    const ended = (how: Ended) => {
      if (mine !== tap.current) return;
      set_reading(false);
      set_mute(how === 'mute');
    };
    if (voice) return voice.read_aloud(words.language, ended);
    speech.fetch().then(
      ({ read_aloud }) => mine === tap.current && read_aloud(words.language, ended),
      () => ended('mute'),
    );
  };
  return (
    <div class="elder-bar" role="group" aria-label={words('elder.name')}>
      <button type="button" class="second" aria-pressed={reading} onClick={read}>
        {words(reading ? 'elder.stop' : 'elder.read')}
      </button>
      <a class="second" href="tel:12345">
        {words('elder.call')}
      </a>
      <button type="button" class="second" aria-disabled={size === sizes_count - 1} onClick={() => display.resize(1)}>
        {words('elder.larger')}
      </button>
      <button type="button" class="second" aria-disabled={size === 0} onClick={() => display.resize(-1)}>
        {words('elder.smaller')}
      </button>
      <p role="status" class={is_mute ? 'notice' : 'unseen'}>
        {is_mute && words('elder.mute')}
      </p>
    </div>
  );
}
