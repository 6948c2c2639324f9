// What the frame says in passing, above every page: no network, a new version. In the text, never over it.

import { useEffect, useState } from 'preact/hooks';
import { keep_ahead } from '../../../shared/api/keep_ahead';
import { useApp, useWords } from '../context';
import { start_worker } from '../platform/worker';

export function FrameNotes() {
  const { host, api } = useApp();
  const words = useWords();
  const [is_there, set_is_there] = useState(host.network.is_there);
  const [update, set_update] = useState<{ take: () => void } | null>(null);
  useEffect(() => host.network.watch(() => set_is_there(host.network.is_there())), [host]);
  useEffect(() => {
    start_worker((take) => set_update({ take })).catch(() => undefined);
    keep_ahead(api).catch(() => undefined);
  }, [api]);
  return (
    <div class="notes" role="status">
      {!is_there && <p class="note">{words('frame.offline')}</p>}
      {update && (
        <p class="note">
          {words('frame.update')}{' '}
          <button type="button" class="plain" onClick={update.take}>
            {words('frame.update_now')}
          </button>
        </p>
      )}
    </div>
  );
}
