// A photograph that was chosen: what the core says of it, what was done about it, and the tools to mend the rest.

import { useEffect, useRef } from 'preact/hooks';
import { say_size } from '../../../shared/base/text';
import { guiding_words } from '../../../shared/messages/guiding';
import type { AdjustModel } from '../../../shared/view/adjust';
import type { Offered } from '../../../shared/view/materials';
import { useModel, useWords } from '../context';
import type { Picture } from '../platform/pictures';
import { EdgeCutter } from './edge_cutter';
import { Findings } from './field';
import { Mark } from './page';

interface AdjusterProperties {
  model: AdjustModel<Picture>;
  is_sending: boolean;
  use: (offered: Offered) => void;
}

export function Adjuster({ model, is_sending, use }: AdjusterProperties) {
  const words = guiding_words(useWords().language);
  const { picture, offered, inspection, cut, is_working, unable, done_for_you, size_bytes_before } = useModel(model);
  const is_refused = model.is_refused();
  const skew = model.skew();
  if (cut) return <EdgeCutter picture={picture} model={cut} take={() => void model.take_cut()} leave={() => model.leave_cut()} />;
  const sizes = { before: say_size(size_bytes_before), after: say_size(offered.content.length) };
  const verdict = is_refused ? 'guiding.bad' : inspection.findings.length > 0 ? 'guiding.good_warned' : 'guiding.good';
  return (
    <div class="adjuster">
      <h2 tabIndex={-1} data-lands>{words('guiding.title')}</h2>
      <p>{words('guiding.look')}</p>
      <Preview picture={picture} name={words('guiding.preview', { width: picture.width, height: picture.height })} />
      <Findings id="chosen-picture" findings={is_working ? [] : inspection.findings} />
      <div role="status">
        {is_working && <p>{words('guiding.working')}</p>}
        {unable && <p class="state awaited"><Mark kind="warn" /> {words('guiding.unable')}</p>}
        {!is_working && done_for_you && <p class="quiet">{words(`guiding.${done_for_you}`, sizes)}</p>}
        {!is_working && (
          <p class={is_refused ? 'state awaited' : 'given'}>
            <Mark kind={is_refused ? 'warn' : 'done'} /> {words(verdict)}
          </p>
        )}
        {!is_working && is_refused && <p>{words('guiding.bad_help')}</p>}
      </div>
      <div class="two" role="group" aria-label={words('guiding.tools')}>
        {skew !== 0 && (
          <button type="button" class="second" aria-disabled={is_working} onClick={() => void model.straighten()}>
            {words('guiding.straighten', { degrees: Math.round(Math.abs(skew) / 10) })}
          </button>
        )}
        <button type="button" class="second" aria-disabled={is_working} onClick={() => void model.turn(-1)}>
          {words('guiding.turn_left')}
        </button>
        <button type="button" class="second" aria-disabled={is_working} onClick={() => void model.turn(1)}>
          {words('guiding.turn_right')}
        </button>
        <button type="button" class="second" aria-disabled={is_working} onClick={() => model.begin_cut()}>
          {words('guiding.cut')}
        </button>
      </div>
      {!is_refused && (
        <div class="action">
          <button type="button" class="first" aria-disabled={is_sending || is_working} aria-busy={is_sending}
            onClick={() => !is_sending && !is_working && use(offered)}>
            {words('guiding.use')}
          </button>
        </div>
      )}
    </div>
  );
}

/** Enough for a phone's screen; the picture itself may have twelve million pixels. */
const shown_max = 900;

function Preview({ picture, name }: { picture: Picture; name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = Math.min(1, shown_max / Math.max(picture.width, picture.height));
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  useEffect(() => {
    const drawing = canvas.current?.getContext('2d');
    if (!drawing) return;
    drawing.imageSmoothingQuality = 'high';
    drawing.drawImage(picture.source, 0, 0, width, height);
  }, [picture]);
  return <canvas class="preview" ref={canvas} width={width} height={height} role="img" aria-label={name} />;
}
