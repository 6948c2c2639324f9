// Cutting a photo: drag it, or use the buttons and the slider; everything a finger can do a keyboard can do.

import { useEffect, useRef } from 'preact/hooks';
import type { CropModel } from '../../../shared/view/crop';
import { useModel, useWords } from '../context';
import type { Picture } from '../platform/pictures';

const step = 8;
const zoom_step = 0.1;

export function Cropper({ picture, model }: { picture: Picture; model: CropModel }) {
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
  }, [picture, model, frame, zoom, centre]);
  useEffect(() => () => URL.revokeObjectURL(picture.address), [picture]);

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
