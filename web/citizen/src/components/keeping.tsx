// Where what is entered is kept, and the switch for a device that others use.

import { useState } from 'preact/hooks';
import { useApp, useWords } from '../context';

export function Keeping() {
  const { host } = useApp();
  const words = useWords();
  const [shared, set_shared] = useState(host.shelf.shared);
  const share = async (wanted: boolean) => {
    await host.shelf.share(wanted);
    set_shared(host.shelf.shared);
  };
  const said = shared ? 'keeping.shared' : host.shelf.lasting ? 'fill.kept' : 'fill.not_kept';
  return (
    <div class="keeping">
      <button type="button" class="switch" role="switch" aria-checked={shared} onClick={() => void share(!shared)}>
        <span class="switch-track" aria-hidden="true" />
        {words('keeping.switch')}
      </button>
      <p class="quiet" role="status">
        {words(said)}
      </p>
    </div>
  );
}
