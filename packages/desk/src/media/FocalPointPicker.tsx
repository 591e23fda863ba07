import type { DeskMedia } from '@onrecord/domain/desk/shapes';
import type { FocalPoint } from '@onrecord/domain/media/media';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { MediaImage } from './MediaImage.tsx';

const STEP = 0.05;
const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};
/** Shapes that readers' pages cut pictures to. */
const SHAPES = [
  { name: 'Lead, 16:9', ratio: '16 / 9' },
  { name: 'List, 4:3', ratio: '4 / 3' },
  { name: 'Gallery, 3:2', ratio: '3 / 2' },
  { name: 'Square', ratio: '1' },
] as const;
/** A row of arrow keys is one change. */
const SETTLE_MS = 500;

/** Chooses the point that stays in view, by pointer or arrow keys, and shows what each shape makes of it. */
export function FocalPointPicker(props: {
  readonly media: DeskMedia;
  readonly disabled: boolean;
  readonly onChange: (focal: FocalPoint) => void;
}) {
  const { media, disabled, onChange } = props;
  const [point, setPoint] = useState(media.focal);
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(settle.current), []);
  const { x, y } = media.focal;
  useEffect(() => {
    // What somebody else chose, unless the person here is choosing.
    if (settle.current === undefined) setPoint({ x, y });
  }, [x, y]);

  const move = (to: FocalPoint, settleMs: number) => {
    const next = { x: within(to.x), y: within(to.y) };
    setPoint(next);
    clearTimeout(settle.current);
    settle.current = setTimeout(() => {
      settle.current = undefined;
      onChange(next);
    }, settleMs);
  };
  const byPointer = (event: PointerEvent<HTMLDivElement>) => {
    if (disabled || event.buttons !== 1) return;
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = {
      x: (event.clientX - box.left) / box.width,
      y: (event.clientY - box.top) / box.height,
    };
    move(at, 150);
  };
  const byKey = (event: KeyboardEvent) => {
    const by = MOVES[event.key];
    if (by === undefined || disabled) return;
    event.preventDefault();
    move({ x: point.x + by[0], y: point.y + by[1] }, SETTLE_MS);
  };
  const percent = (part: number) => `${Math.round(part * 100)} %`;
  const shown = { ...media, focal: point };
  return (
    <div className="focal">
      <div className="whole" onPointerDown={byPointer} onPointerMove={byPointer}>
        <MediaImage media={media} alt={media.altText} widthPx={352} />
        <button
          type="button"
          className="point"
          style={{ insetInlineStart: percentOf(point.x), insetBlockStart: percentOf(point.y) }}
          disabled={disabled}
          onKeyDown={byKey}
          aria-label={`Point that stays in view: ${percent(point.x)} from the left, ${percent(point.y)} from the top. Arrow keys move it.`}
        />
      </div>
      <ul className="shapes" aria-label="What each shape shows">
        {SHAPES.map(({ name, ratio }) => (
          <li key={name}>
            <span className="cut" style={{ aspectRatio: ratio }}>
              <MediaImage media={shown} alt="" widthPx={96} cut />
            </span>
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
}

const within = (part: number) => Math.round(Math.min(1, Math.max(0, part)) * 1000) / 1000;
const percentOf = (part: number) => `${part * 100}%`;
