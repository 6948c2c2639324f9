// Cutting away what is beside a page: drag an edge or a corner, or use the four sliders; the bright part stays.

import { useEffect, useRef } from 'preact/hooks';
import { guiding_words } from '../../../shared/messages/guiding';
import { edges, type CutModel, type Edge } from '../../../shared/view/cut';
import { useModel, useWords } from '../context';
import type { Picture } from '../platform/pictures';

const shown_max = 900;
/** In the pixels that are drawn. */
const line_width = 4;

interface EdgeCutterProperties {
  picture: Picture;
  model: CutModel;
  take: () => void;
  leave: () => void;
}

export function EdgeCutter({ picture, model, take, leave }: EdgeCutterProperties) {
  const words = guiding_words(useWords().language);
  const state = useModel(model);
  const canvas = useRef<HTMLCanvasElement>(null);
  const held = useRef<Edge[]>([]);
  const scale = Math.min(1, shown_max / Math.max(picture.width, picture.height));
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];

  useEffect(() => {
    const drawing = canvas.current?.getContext('2d');
    if (!drawing) return;
    const part = model.part({ width, height });
    drawing.drawImage(picture.source, 0, 0, width, height);
    drawing.fillStyle = 'rgba(0, 0, 0, 0.6)';
    drawing.fillRect(0, 0, width, height);
    const from = model.part(picture);
    drawing.drawImage(picture.source, from.x, from.y, from.width, from.height, part.x, part.y, part.width, part.height);
    drawing.strokeStyle = '#fff';
    drawing.lineWidth = line_width;
    drawing.strokeRect(part.x, part.y, part.width, part.height);
  }, [picture, model, state]);

  /** Where the finger is, as parts of the picture. */
  const place = (event: PointerEvent) => {
    const box = canvas.current!.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };
  const drag = (event: PointerEvent) => {
    if (held.current.length === 0 || !canvas.current) return;
    const { x, y } = place(event);
    for (const edge of held.current) model.move(edge, edge === 'left' || edge === 'right' ? x : y);
  };
  const hold = (event: PointerEvent) => {
    const { x, y } = place(event);
    held.current = model.edges_near(x, y);
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    drag(event);
  };
  const let_go = () => (held.current = []);
  return (
    <div class="adjuster">
      <p tabIndex={-1} data-lands>{words('guiding.cut_help')}</p>
      <canvas
        class="preview cutting"
        ref={canvas}
        width={width}
        height={height}
        role="img"
        aria-label={words('guiding.cut_preview')}
        onPointerDown={hold}
        onPointerMove={drag}
        onPointerUp={let_go}
        onPointerCancel={let_go}
      />
      <div class="edges">
        {edges.map((edge) => (
          <label class="zoom" key={edge}>
            {words(`guiding.${edge}`)}
            <input
              type="range"
              min={0}
              max={1}
              step={0.01}
              value={state[edge]}
              onInput={(event) => {
                model.move(edge, Number(event.currentTarget.value));
                // The slider goes no further than the edge.
                event.currentTarget.value = String(model.state[edge]);
              }}
            />
          </label>
        ))}
      </div>
      <div class="action">
        <button type="button" class="second" onClick={leave}>
          {words('guiding.cut_leave')}
        </button>
        <button type="button" class="first" onClick={take}>
          {words('guiding.cut_take')}
        </button>
      </div>
    </div>
  );
}
