import type { Palette } from './palettes.ts';
import type { Random } from './random.ts';
import { box, disc, fill, ground, hatching, line, PAPER, type Point, within } from './shapes.ts';

/** What a motif draws with. */
export interface Scene {
  readonly palette: Palette;
  readonly random: Random;
}

/** Draws the whole paper as SVG elements. */
export type Motif = (scene: Scene) => string;

/** Height of a gentle line at `x`: two waves of different lengths around `level`. */
export function swell(
  random: Random,
  level: number,
  amplitude: number,
  length: number,
): (x: number) => number {
  const phase = random.between(0, 6.28);
  const second = random.between(0, 6.28);
  const ratio = random.between(1.7, 2.6);
  return (x) =>
    level +
    amplitude * Math.sin((x / length) * 6.283 + phase) +
    amplitude * 0.45 * Math.sin((x / length) * 6.283 * ratio + second);
}

/** The sky: paper with two or three bands of haze towards the horizon. */
export function sky({ palette, random }: Scene, horizon: number): string {
  const bands = random.whole(2, 3);
  let drawn = box(-40, -40, PAPER.width + 80, PAPER.height + 80, palette.paper);
  for (let band = 1; band <= bands; band++) {
    const level = horizon * (0.25 + (0.62 * band) / bands);
    drawn += fill(
      ground(swell(random, level, 14, random.between(1300, 2400)), 40),
      palette.haze,
      'opacity="0.55"',
    );
  }
  return drawn;
}

/** A sun or moon. Half of them are cut into stripes towards their foot, as printers of old did. */
export function sun(
  { palette, random }: Scene,
  centre: Point,
  radius: number,
  colour = palette.warm,
): string {
  if (random.chance(0.55)) return disc(centre, radius, colour);
  const [x, y] = centre;
  let stripes = '';
  for (let i = 0; i < 7; i++) {
    const top = y - radius + (2 * radius * (i + 3)) / 10;
    const height = radius * (0.16 - i * 0.012);
    stripes += box(x - radius, top, radius * 2, Math.max(3, height), colour);
  }
  const circle = `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
  return within('sun', circle, box(x - radius, y - radius, radius * 2, radius * 0.6, colour) + stripes);
}

/** A few birds or flecks of ink, so that large surfaces are not dead. */
export function flecks(
  { random }: Scene,
  colour: string,
  count: number,
  top: number,
  bottom: number,
): string {
  let drawn = '';
  for (let i = 0; i < count; i++) {
    const x = random.between(0, PAPER.width);
    const y = random.between(top, bottom);
    const length = random.between(5, 22);
    drawn += line(
      [x, y],
      [x + length, y + random.between(-3, 3)],
      colour,
      random.between(1.5, 3.5),
      'opacity="0.35" stroke-linecap="round"',
    );
  }
  return drawn;
}

/** The shaded side of a shape, as an engraver would do it. */
export function shade(
  id: string,
  d: string,
  area: { x: number; y: number; width: number; height: number },
  colour: string,
): string {
  return within(
    id,
    d,
    hatching([area.x, area.y], area.width, area.height, 9, colour, 2.2, area.height * 0.35),
  );
}
