/** The paper of all abstract pictures, in units of the drawing; other sizes show its middle. */
export const PAPER = { width: 1800, height: 1200 } as const;

export type Point = readonly [x: number, y: number];

/** A point's coordinates as SVG writes them; a tenth of a unit is enough. */
const at = ([x, y]: Point) => `${round(x)} ${round(y)}`;
const round = (value: number) => Math.round(value * 10) / 10;

export function pathOf(points: readonly Point[], closed = true): string {
  return `M${points.map(at).join('L')}${closed ? 'Z' : ''}`;
}

/** A flat shape. `extra` is further attributes. */
export function fill(d: string, colour: string, extra = ''): string {
  return `<path d="${d}" fill="${colour}" ${extra}/>`;
}

export function stroke(d: string, colour: string, widthUnits: number, extra = ''): string {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${round(widthUnits)}" ${extra}/>`;
}

export function disc(centre: Point, radius: number, colour: string, extra = ''): string {
  return `<circle cx="${round(centre[0])}" cy="${round(centre[1])}" r="${round(radius)}" fill="${colour}" ${extra}/>`;
}

export function box(x: number, y: number, width: number, height: number, colour: string, extra = ''): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${colour}" ${extra}/>`;
}

export function line(from: Point, to: Point, colour: string, widthUnits: number, extra = ''): string {
  return stroke(`M${at(from)}L${at(to)}`, colour, widthUnits, extra);
}

/** A sheet of cut paper: the shape on top of its own soft shadow, as if lit from above. */
export function sheet(d: string, colour: string, lift = 7): string {
  const shadow = [2.2, 1.5, 0.8]
    .map(
      (step) => `<path d="${d}" transform="translate(${round(step * lift * 0.3)} ${round(-step * lift)})"/>`,
    )
    .join('');
  return `<g fill="#0b1420" opacity="0.07">${shadow}</g>${fill(d, colour)}`;
}

/** From the upper edge `heightAt(x)` down to the foot of the paper, over its whole width. */
export function ground(heightAt: (x: number) => number, step = 20): string {
  const edge: Point[] = [];
  for (let x = -40; x <= PAPER.width + 40; x += step) edge.push([x, heightAt(x)]);
  return pathOf([...edge, [PAPER.width + 40, PAPER.height + 40], [-40, PAPER.height + 40]]);
}

/** An open curve over the whole width. */
export function contour(heightAt: (x: number) => number, step = 20): string {
  const points: Point[] = [];
  for (let x = -40; x <= PAPER.width + 40; x += step) points.push([x, heightAt(x)]);
  return pathOf(points, false);
}

/** Part of a circle's line, by angles in degrees clockwise from the right. */
export function arc([x, y]: Point, radius: number, fromDeg: number, toDeg: number): string {
  const on = (deg: number): Point => [
    x + radius * Math.cos((deg * Math.PI) / 180),
    y + radius * Math.sin((deg * Math.PI) / 180),
  ];
  const large = toDeg - fromDeg > 180 ? 1 : 0;
  return `M${at(on(fromDeg))}A${round(radius)} ${round(radius)} 0 ${large} 1 ${at(on(toDeg))}`;
}

/** A closed curve around a centre whose radius changes with the angle (in radians). */
export function blob(centre: Point, radiusAt: (angle: number) => number, squash = 1): string {
  const points: Point[] = [];
  for (let step = 0; step < 90; step++) {
    const angle = (step / 90) * 2 * Math.PI;
    const radius = radiusAt(angle);
    points.push([centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle) * squash]);
  }
  return pathOf(points);
}

/** Drawn only where the shape `d` is. `id` must be the only one of its name in the picture. */
export function within(id: string, d: string, content: string): string {
  return `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${content}</g>`;
}

/** Parallel lines in a rectangle, to be drawn `within` a shape. */
export function hatching(
  [left, top]: Point,
  width: number,
  height: number,
  gap: number,
  colour: string,
  widthUnits: number,
  slant = 0,
): string {
  const lines: string[] = [];
  for (let x = left - Math.abs(slant); x <= left + width + Math.abs(slant); x += gap) {
    lines.push(`M${at([x, top])}L${at([x + slant, top + height])}`);
  }
  return stroke(lines.join(''), colour, widthUnits);
}
