import { type Motif, type Scene, sky, swell } from './scene.ts';
import {
  arc,
  box,
  contour,
  disc,
  fill,
  ground,
  line,
  PAPER,
  type Point,
  pathOf,
  sheet,
  stroke,
  within,
} from './shapes.ts';

/** A mobile, a curtain, or strings and discs. */
export const culture: Motif = (scene) => scene.random.pick([mobile, curtain, record])(scene);

function mobile(scene: Scene): string {
  const { palette, random } = scene;
  const colours = [palette.spark, palette.ink, palette.warm, palette.near, palette.mid] as const;
  const drawn =
    box(0, 0, PAPER.width, PAPER.height, palette.paper) +
    disc([random.between(500, 1300), random.between(480, 700)], random.between(360, 460), palette.haze);
  const hang = ([x, y]: Point, reach: number, depth: number, lean: number): string => {
    const left: Point = [x - reach * (1 - lean), y + reach * 0.2];
    const right: Point = [x + reach * lean, y + reach * 0.16];
    let part = stroke(
      `M${left[0]} ${left[1]}Q${x - reach * 0.3} ${y - reach * 0.12} ${x} ${y}Q${x + reach * 0.3} ${y - reach * 0.06} ${right[0]} ${right[1]}`,
      palette.ink,
      5,
      'stroke-linecap="round"',
    );
    for (const [end, goesOn] of [
      [left, depth % 2 === 0],
      [right, depth % 2 === 1],
    ] as const) {
      const drop = random.between(70, 130);
      const foot: Point = [end[0], end[1] + drop];
      part += line(end, foot, palette.ink, 3.5);
      part +=
        goesOn && depth < 4
          ? hang(foot, reach * 0.72, depth + 1, random.between(0.4, 0.6))
          : leaf(foot, reach * random.between(0.16, 0.26));
    }
    return part;
  };
  const leaf = ([x, y]: Point, size: number): string => {
    const colour = random.pick(colours);
    if (random.chance(0.45)) return disc([x, y + size], size, colour);
    const turn = random.between(-25, 25);
    return `<g transform="rotate(${turn} ${x} ${y})">${fill(`M${x} ${y}C${x + size * 1.7} ${y + size * 0.5} ${x + size * 0.9} ${y + size * 1.9} ${x} ${y + size * 2.3}C${x - size * 0.6} ${y + size * 1.5} ${x - size * 0.7} ${y + size * 0.5} ${x} ${y}Z`, colour)}</g>`;
  };
  return `${drawn}${line([900, -20], [900, 160], palette.ink, 4)}${hang([900, 160], random.between(560, 640), random.whole(0, 1), random.between(0.45, 0.55))}`;
}

function curtain(scene: Scene): string {
  const { palette, random } = scene;
  let drawn = box(0, 0, PAPER.width, PAPER.height, palette.ink);
  const light: Point = [random.between(780, 1020), 930];
  drawn += fill(
    pathOf([
      [light[0] - 60, -20],
      [light[0] + 60, -20],
      [light[0] + 380, 940],
      [light[0] - 380, 940],
    ]),
    palette.warm,
    'opacity="0.28"',
  );
  drawn += sheet(
    ground(() => 930),
    palette.mid,
    5,
  );
  drawn += `<ellipse cx="${light[0]}" cy="950" rx="380" ry="66" fill="${palette.warm}" opacity="0.9"/>`;
  drawn +=
    sheet(
      pathOf([
        [light[0] - 9, 950],
        [light[0] - 9, 620],
        [light[0] + 9, 620],
        [light[0] + 9, 950],
      ]),
      palette.ink,
      2,
    ) + fill(`M${light[0] - 66} 956a66 14 0 0 1 132 0Z`, palette.ink);
  drawn +=
    `<rect x="${light[0] - 34}" y="500" width="68" height="128" rx="34" fill="${palette.ink}"/>` +
    [530, 552, 574].map((y) => line([light[0] - 22, y], [light[0] + 22, y], palette.haze, 4)).join('');
  for (const side of [-1, 1]) {
    const edge = side < 0 ? -40 : PAPER.width + 40;
    for (let fold = 0; fold < 7; fold++) {
      const far = edge - side * (680 - fold * 92);
      const foot = edge - side * (470 - fold * 62);
      const d = `M${edge} -40H${far}C${far + side * 10} 360 ${foot + side * 40} 620 ${foot} 1060H${edge}Z`;
      drawn += sheet(d, fold % 2 ? palette.spark : palette.near, 4);
    }
  }
  let swags = '';
  for (let i = -1; i < 6; i++)
    swags += sheet(
      `M${i * 360 - 40} -20H${i * 360 + 400}C${i * 360 + 380} 190 ${i * 360 - 20} 190 ${i * 360 - 40} -20Z`,
      i % 2 ? palette.near : palette.spark,
      4,
    );
  return drawn + swags + sheet(ground(swell(random, 1120, 4, 900)), palette.near, 4);
}

function record(scene: Scene): string {
  const { palette, random } = scene;
  const centre: Point = [random.between(640, 780), 610];
  let drawn =
    box(0, 0, PAPER.width, PAPER.height, palette.haze) +
    sheet(
      pathOf([
        [centre[0] + 150, 110],
        [1560, 110],
        [1560, 1090],
        [centre[0] + 150, 1090],
      ]),
      palette.spark,
      7,
    );
  const tones = [palette.warm, palette.paper, palette.mid] as const;
  for (let ring = 0; ring < 4; ring++)
    drawn +=
      stroke(arc([1250, 600], 90 + ring * 74, 180, 360), tones[ring % 3] ?? palette.paper, 40) +
      stroke(arc([1250, 600], 90 + ring * 74, 0, 180), ring % 2 ? palette.near : palette.paper, 40);
  drawn +=
    disc(centre, 500, '#0b1420', 'opacity="0.12"') + disc([centre[0] - 8, centre[1] - 10], 490, palette.ink);
  for (let groove = 0; groove < 9; groove++) {
    const from = random.between(0, 200);
    drawn += stroke(
      arc([centre[0] - 8, centre[1] - 10], 210 + groove * 30, from, from + random.between(90, 260)),
      groove % 4 === 0 ? palette.mid : palette.near,
      3.5,
    );
  }
  return (
    drawn +
    disc([centre[0] - 8, centre[1] - 10], 165, palette.warm) +
    disc([centre[0] - 8, centre[1] - 10], 110, palette.paper) +
    disc([centre[0] - 8, centre[1] - 10], 20, palette.ink)
  );
}

/** The lanes of a track, or a pitch seen from above. */
export const sport: Motif = (scene) => scene.random.pick([track, pitch])(scene);

function track(scene: Scene): string {
  const { palette, random } = scene;
  const centre: Point = [random.chance(0.5) ? 560 : 1240, random.between(640, 760)];
  const side = centre[0] < 900 ? 1 : -1;
  let drawn = box(0, 0, PAPER.width, PAPER.height, palette.haze);
  const lane = (radius: number) => {
    const far = side > 0 ? -80 : PAPER.width + 80;
    const sweep = side > 0 ? 1 : 0;
    return `M${far} ${centre[1] - radius}H${centre[0]}A${radius} ${radius} 0 0 ${sweep} ${centre[0]} ${centre[1] + radius}H${far}`;
  };
  drawn += sheet(`${lane(880)}Z`, palette.spark, 6);
  for (let i = 0; i < 7; i++) drawn += stroke(lane(830 - i * 76), palette.paper, 6);
  drawn += sheet(`${lane(330)}Z`, palette.far, 5) + fill(`${lane(235)}Z`, palette.mid);
  const colours = [palette.ink, palette.warm, palette.near, palette.paper] as const;
  for (let runner = 0; runner < 6; runner++) {
    const radius = 792 - runner * 76;
    const angle = ((random.between(-52, 34) + (side > 0 ? 0 : 180)) * Math.PI) / 180;
    const place: Point = [centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)];
    drawn +=
      disc([place[0] + 12, place[1] + 16], 29, '#0b1420', 'opacity="0.18"') +
      disc(place, 29, colours[runner % 4] ?? palette.ink);
    const tail = (angle * 180) / Math.PI;
    drawn += stroke(
      arc(centre, radius, side > 0 ? tail + 5 : tail - 17, side > 0 ? tail + 17 : tail - 5),
      palette.paper,
      6,
      'opacity="0.8" stroke-linecap="round"',
    );
  }
  return drawn;
}

function pitch(scene: Scene): string {
  const { palette, random } = scene;
  const turn = random.between(-16, 16);
  let field = '';
  for (let stripe = -4; stripe < 14; stripe++)
    field += box(stripe * 180 - 200, -700, 181, 2600, stripe % 2 ? palette.mid : palette.near);
  const chalk = (d: string) => stroke(d, palette.paper, 10);
  field +=
    chalk('M900 -700V1900') +
    disc([900, 600], 250, 'none', `stroke="${palette.paper}" stroke-width="10"`) +
    disc([900, 600], 16, palette.paper);
  field +=
    chalk('M-300 250H200V950H-300') +
    chalk('M2100 250H1600V950H2100') +
    chalk(arc([60, 600], 230, -52, 52)) +
    chalk(arc([1740, 600], 230, 128, 232));
  const from: Point = [random.between(360, 560), random.between(760, 900)];
  const to: Point = [random.between(1150, 1380), random.between(300, 460)];
  const bend: Point = [(from[0] + to[0]) / 2 - 80, Math.min(from[1], to[1]) - random.between(60, 220)];
  field += stroke(
    `M${from[0]} ${from[1]}Q${bend[0]} ${bend[1]} ${to[0]} ${to[1]}`,
    palette.warm,
    9,
    'stroke-dasharray="6 28" stroke-linecap="round"',
  );
  for (let player = 0; player < 13; player++) {
    const place: Point = [random.between(240, 1560), random.between(200, 1000)];
    field +=
      disc([place[0] + 14, place[1] + 18], 33, '#0b1420', 'opacity="0.2"') +
      disc(place, 33, player % 2 ? palette.spark : palette.paper);
  }
  field += disc([to[0] + 8, to[1] + 12], 24, '#0b1420', 'opacity="0.2"') + disc(to, 24, palette.warm);
  return `${box(0, 0, PAPER.width, PAPER.height, palette.near)}<g transform="rotate(${turn} 900 600)">${field}</g>`;
}

/** Stacks and a curve: prices, budgets, trade. */
export const economy: Motif = (scene) => scene.random.pick([stacks, curve])(scene);

function stacks(scene: Scene): string {
  const { palette, random } = scene;
  let drawn =
    sky(scene, 1000) + disc([random.between(380, 1420), 390], random.between(170, 230), palette.haze);
  const base = 985;
  drawn += sheet(
    ground(() => base - 40),
    palette.far,
    5,
  );
  const growth = random.chance(0.5);
  for (let stack = 0; stack < 6; stack++) {
    const x = 275 + stack * 250;
    const count = Math.round(3 + (growth ? stack : 5 - stack) * 1.5 + random.between(0, 3));
    const colours = [palette.warm, palette.near, palette.warm, palette.spark, palette.mid] as const;
    for (let coin = 0; coin < count; coin++) {
      const y = base - coin * 46;
      const shift = random.between(-9, 9);
      const colour = coin === count - 1 ? palette.warm : (colours[(coin * 7 + stack) % 5] ?? palette.warm);
      const edge = `M${x - 105 + shift} ${y - 40}V${y}A105 27 0 0 0 ${x + 105 + shift} ${y}V${y - 40}Z`;
      drawn +=
        sheet(edge, colour, 2) +
        `<ellipse cx="${x + shift}" cy="${y - 40}" rx="105" ry="27" fill="${palette.paper}" opacity="0.32"/>`;
      if (coin === count - 1)
        drawn += `<ellipse cx="${x + shift}" cy="${y - 40}" rx="72" ry="17" fill="none" stroke="${palette.ink}" stroke-width="4" opacity="0.5"/>`;
    }
  }
  return drawn + sheet(ground(swell(random, 1085, 10, 1500)), palette.ink, 5);
}

function curve(scene: Scene): string {
  const { palette, random } = scene;
  let drawn = box(0, 0, PAPER.width, PAPER.height, palette.paper);
  for (let y = 150; y < 1200; y += 150)
    drawn += line([0, y], [PAPER.width, y], palette.far, 2.5, 'opacity="0.6"');
  const trend = random.pick([-1, 1]) * random.between(180, 300);
  const edges = [palette.haze, palette.far, palette.mid, palette.near].map((colour, layer) => {
    const wave = swell(random, 420 + layer * 165, 70 - layer * 9, random.between(700, 1200));
    return { colour, edge: (x: number) => wave(x) - trend * (x / PAPER.width - 0.5) };
  });
  for (const { colour, edge } of edges) drawn += sheet(ground(edge), colour, 6);
  const main = edges[1]?.edge ?? (() => 600);
  drawn += stroke(contour(main), palette.spark, 11);
  for (let x = 225; x < PAPER.width; x += 225)
    drawn += disc([x, main(x)], 21, palette.paper, `stroke="${palette.spark}" stroke-width="9"`);
  return (
    drawn +
    disc([1350, main(1350)], 40, palette.warm, `stroke="${palette.ink}" stroke-width="9"`) +
    line([1350, main(1350) + 40], [1350, 1200], palette.ink, 3, 'stroke-dasharray="3 13"')
  );
}

/** Tiles of quarter circles, as on the wall of a clinic: many small parts that make a whole. */
export const health: Motif = ({ palette, random }) => {
  const size = random.pick([200, 240, 300]);
  const colours = [palette.mid, palette.near, palette.warm, palette.spark, palette.far, palette.ink] as const;
  let drawn = box(0, 0, PAPER.width, PAPER.height, palette.paper);
  for (let y = 0; y < PAPER.height; y += size) {
    for (let x = 0; x < PAPER.width; x += size) {
      const colour = random.pick(colours);
      const turn = random.whole(0, 3) * 90;
      const around = `transform="rotate(${turn} ${x + size / 2} ${y + size / 2})"`;
      drawn += box(x, y, size, size, random.chance(0.6) ? palette.paper : palette.haze);
      drawn += `<g ${around}>${tile(random.whole(0, 5), x, y, size, colour, random.pick(colours))}</g>`;
    }
  }
  return drawn;
};

function tile(kind: number, x: number, y: number, size: number, colour: string, second: string): string {
  const quarter = (radius: number, tone: string) =>
    fill(`M${x} ${y}H${x + radius}A${radius} ${radius} 0 0 1 ${x} ${y + radius}Z`, tone);
  const half = size / 2;
  if (kind === 0) return quarter(size, colour);
  if (kind === 1) return quarter(size, colour) + quarter(size * 0.5, second);
  if (kind === 2)
    return (
      fill(`M${x} ${y}A${half} ${half} 0 0 1 ${x + size} ${y}Z`, colour, `transform="translate(0 ${half})"`) +
      disc([x + half, y + size * 0.76], size * 0.16, second)
    );
  if (kind === 3)
    return fill(`M${x} ${y}Q${x + size} ${y} ${x + size} ${y + size}Q${x} ${y + size} ${x} ${y}Z`, colour);
  if (kind === 4)
    return (
      box(x + size * 0.36, y + size * 0.14, size * 0.28, size * 0.72, colour) +
      box(x + size * 0.14, y + size * 0.36, size * 0.72, size * 0.28, colour)
    );
  return disc([x + half, y + half], size * 0.36, colour) + disc([x + half, y + half], size * 0.15, second);
}

/** Voices that overlap: talks, quarrels, agreements. */
export const diplomacy: Motif = (scene) => {
  const { palette, random } = scene;
  let drawn = box(0, 0, PAPER.width, PAPER.height, palette.paper);
  const left: Point = [random.between(640, 700), random.between(520, 600)];
  const right: Point = [random.between(1110, 1180), random.between(580, 640)];
  const [a, b] = random.pick([
    [palette.spark, palette.near],
    [palette.warm, palette.mid],
    [palette.near, palette.warm],
  ] as const);
  const bubble = ([x, y]: Point, width: number, height: number, tail: number) =>
    `M${x - width + 110} ${y - height}H${x + width - 110}Q${x + width} ${y - height} ${x + width} ${y - height + 110}V${y + height - 110}Q${x + width} ${y + height} ${x + width - 110} ${y + height}H${x + tail * 120 + 90}L${x + tail * 330} ${y + height + 130}L${x + tail * 120 - 90} ${y + height}H${x - width + 110}Q${x - width} ${y + height} ${x - width} ${y + height - 110}V${y - height + 110}Q${x - width} ${y - height} ${x - width + 110} ${y - height}Z`;
  const first = bubble(left, 430, 290, -1);
  const second = bubble(right, 440, 280, 1);
  for (let x = -400; x < PAPER.width; x += 90)
    drawn += line([x, PAPER.height], [x + 700, 0], palette.haze, 22, 'opacity="0.6"');
  drawn += sheet(first, a, 5) + sheet(second, b, 5) + within('both', first, fill(second, palette.ink));
  const lines = ([x, y]: Point, from: number) => {
    let rows = '';
    for (let row = 0; row < 4; row++)
      rows += line(
        [x + from, y - 140 + row * 92],
        [x + from + (row === 3 ? 130 : random.between(210, 300)), y - 140 + row * 92],
        palette.paper,
        17,
        'stroke-linecap="round"',
      );
    return rows;
  };
  return drawn + lines(left, -330) + lines(right, 60);
};
