// Cutting a photo: drag it, or use the buttons and the slider; everything a finger can do a keyboard can do.

import { useEffect, useRef } from 'preact/hooks';
import type { PhotoSpec } from '../../../shared/core/shapes';
import type { CropModel, Size } from '../../../shared/view/crop';
import { useModel, useWords } from '../context';
import type { Picture } from '../platform/pictures';

const step = 8;
const zoom_step = 0.1;

/** Where a head of the middle of what is allowed would be. */
function draw_head(drawing: CanvasRenderingContext2D, frame: Size, { head_top, head_width, head_height }: PhotoSpec): void {
  if (!head_top || !head_width || !head_height) return;
  const middle = (bounds: [number, number], side: number) => ((bounds[0] + bounds[1]) / 2000) * side;
  const [width, height] = [middle(head_width, frame.width), middle(head_height, frame.height)];
  drawing.beginPath();
  drawing.ellipse(frame.width / 2, middle(head_top, frame.height) + height / 2, width / 2, height / 2, 0, 0, Math.PI * 2);
  drawing.setLineDash([8, 6]);
  for (const [colour, line] of [['#fff', 4], ['#1f4e79', 2]] as const) {
    [drawing.strokeStyle, drawing.lineWidth] = [colour, line];
    drawing.stroke();
  }
  drawing.setLineDash([]);
}

interface CropperProperties {
  picture: Picture;
  model: CropModel;
  /** Shown as a line to go by; it is not in the photo. */
  head?: PhotoSpec;
}

export function Cropper({ picture, model, head }: CropperProperties) {
  const words = useWords();
  const { frame, zoom, centre } = useModel(model);
  const canvas = useRef<HTMLCanvasElement>(null);
  const held = useRef<{ x: number; y: number } | null>(null);

  useEffect(() => {
    const drawing = canvas.current?.getContext('2d');
    if (!drawing) return;
    const { x, y, width, height } = model.cut();
    drawing.imageSmoothingQuality = 'high';
    drawing.drawImage(picture.source, x, y, width, height, 0, 0, frame.width, frame.height);
    if (head) draw_head(drawing, frame, head);
  }, [picture, model, frame, zoom, centre]);

  const drag = (event: PointerEvent) => {
    if (!held.current || !canvas.current) return;
    const scale = frame.width / canvas.current.getBoundingClientRect().width;
    model.move_by((event.clientX - held.current.x) * scale, (event.clientY - held.current.y) * scale);
    held.current = { x: event.clientX, y: event.clientY };
  };
  const moves: Record<string, [number, number]> = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, -step],
    ArrowDown: [0, step],
  };
  return (
    <div class="cropper">
      <p>{words('photo.crop_help')}</p>
      <canvas
        ref={canvas}
        width={frame.width}
        height={frame.height}
        tabIndex={0}
        role="img"
        aria-label={words('photo.preview')}
        onPointerDown={(event) => {
          held.current = { x: event.clientX, y: event.clientY };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={drag}
        onPointerUp={() => (held.current = null)}
        onPointerCancel={() => (held.current = null)}
        onKeyDown={(event) => {
          const move = moves[event.key];
          if (!move) return;
          event.preventDefault();
          model.move_by(...move);
        }}
      />
      <label class="zoom">
        {words('photo.zoom')}
        <input
          type="range"
          min={1}
          max={model.zoom_limit}
          step={0.01}
          value={zoom}
          onInput={(event) => model.zoom_to(Number(event.currentTarget.value))}
        />
      </label>
      <div class="moves" role="group" aria-label={words('photo.move')}>
        <Tool name={words('photo.smaller')} sign="−" act={() => model.zoom_to(zoom - zoom_step)} />
        <Tool name={words('photo.larger')} sign="+" act={() => model.zoom_to(zoom + zoom_step)} />
        <Tool name={words('photo.left')} sign="←" act={() => model.move_by(-step, 0)} />
        <Tool name={words('photo.right')} sign="→" act={() => model.move_by(step, 0)} />
        <Tool name={words('photo.up')} sign="↑" act={() => model.move_by(0, -step)} />
        <Tool name={words('photo.down')} sign="↓" act={() => model.move_by(0, step)} />
      </div>
    </div>
  );
}

function Tool({ name, sign, act }: { name: string; sign: string; act: () => void }) {
  return (
    <button type="button" class="tool" aria-label={name} title={name} onClick={act}>
      {sign}
    </button>
  );
}
