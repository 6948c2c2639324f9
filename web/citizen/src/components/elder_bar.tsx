// The elder version's own row: hear the page, call a person, larger and smaller text, and the way back.

import { useEffect, useState } from 'preact/hooks';
import { sizes_count } from '../../../shared/view/display';
import { useApp, useModel, useWords } from '../context';
import { read_aloud, stop_reading } from '../platform/speech';

export function ElderBar() {
  const { display } = useApp();
  const words = useWords();
  const { elder, size } = useModel(display);
  const [reading, set_reading] = useState(false);
  const [is_mute, set_mute] = useState(false);
  useEffect(() => {
    const stop = () => {
      stop_reading();
      set_reading(false);
      set_mute(false);
    };
    addEventListener('hashchange', stop);
    return () => (removeEventListener('hashchange', stop), stop());
  }, []);
  if (!elder) return null;
  const read = () => {
    if (reading) {
      stop_reading();
      return set_reading(false);
    }
    set_reading(true);
    set_mute(false);
    read_aloud(words.language, (how) => {
      set_reading(false);
      set_mute(how === 'mute');
    });
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
