import { flecks, type Motif, type Scene, shade, sky, sun, swell } from './scene.ts';
import {
  arc,
  blob,
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
} from './shapes.ts';

/** Water, a low sun, and a ship, a sail or a light. */
export const harbour: Motif = (scene) => {
  const { palette, random } = scene;
  const horizon = random.between(520, 640);
  const side = random.chance(0.5) ? 1 : -1;
  let drawn = sky(scene, horizon);
  drawn += sun(
    scene,
    [900 + side * random.between(140, 420), horizon - random.between(60, 190)],
    random.between(120, 200),
  );
  drawn += fill(ground(swell(random, horizon - 30, 34, random.between(900, 1500))), palette.far);
  const water = [palette.far, palette.mid, palette.mid, palette.near, palette.near, palette.ink];
  const vessel = random.pick([sailing, cargo, lighthouse]);
  water.forEach((colour, layer) => {
    const level = horizon + layer * random.between(88, 112);
    if (layer === 2) drawn += vessel(scene, [900 - side * random.between(180, 380), level + 14]);
    const edge = swell(random, level, 9 + layer * 5, 420 + layer * 110);
    drawn += sheet(ground(edge), colour, 4 + layer);
    const lighter = layer < 3 ? palette.paper : palette.far;
    for (const offset of [26, 46]) {
      const dash = `${random.whole(60, 160)} ${random.whole(180, 420)} ${random.whole(30, 90)} ${random.whole(200, 500)}`;
      drawn += stroke(
        contour((x) => edge(x) + offset),
        lighter,
        3,
        `opacity="0.35" stroke-linecap="round" stroke-dasharray="${dash}" stroke-dashoffset="${random.whole(0, 600)}"`,
      );
    }
  });
  return drawn;
};

function sailing({ palette, random }: Scene, [x, y]: Point): string {
  const height = random.between(300, 400);
  const mast = x + 10;
  const main = `M${mast + 8} ${y - height}Q${mast + 190} ${y - height * 0.45} ${mast + 170} ${y - 70}L${mast + 8} ${y - 60}Z`;
  const jib = `M${mast - 8} ${y - height * 0.92}Q${mast - 60} ${y - height * 0.4} ${mast - 150} ${y - 66}L${mast - 8} ${y - 60}Z`;
  const hull = `M${x - 170} ${y - 46}L${x + 210} ${y - 46}Q${x + 170} ${y + 30} ${x + 110} ${y + 40}L${x - 100} ${y + 40}Q${x - 150} ${y} ${x - 170} ${y - 46}Z`;
  return (
    sheet(jib, palette.haze, 4) +
    sheet(main, palette.paper, 4) +
    shade('main', main, { x: mast + 70, y: y - height, width: 160, height }, palette.far) +
    line([mast, y - height - 26], [mast, y - 46], palette.ink, 7) +
    fill(
      pathOf([
        [mast, y - height - 26],
        [mast + 56, y - height - 12],
        [mast, y - height + 4],
      ]),
      palette.spark,
    ) +
    sheet(hull, palette.ink, 4) +
    line([x - 158, y - 22], [x + 192, y - 22], palette.spark, 8)
  );
}

function cargo({ palette, random }: Scene, [x, y]: Point): string {
  const hull = pathOf([
    [x - 420, y - 70],
    [x + 400, y - 70],
    [x + 340, y + 50],
    [x - 380, y + 50],
  ]);
  const colours = [palette.spark, palette.warm, palette.mid, palette.haze, palette.near] as const;
  let drawn = '';
  for (let column = 0; column < 7; column++) {
    const tall = random.whole(1, 4);
    for (let row = 0; row < tall; row++) {
      const left = x - 340 + column * 78;
      const top = y - 70 - (row + 1) * 46;
      drawn += box(left, top, 74, 43, random.pick(colours));
      drawn += line([left + 37, top + 6], [left + 37, top + 37], palette.ink, 2, 'opacity="0.25"');
    }
  }
  drawn += box(x + 240, y - 260, 96, 190, palette.paper) + box(x + 226, y - 282, 124, 26, palette.near);
  for (let row = 0; row < 3; row++) drawn += box(x + 254, y - 236 + row * 44, 68, 15, palette.near);
  drawn += box(x + 268, y - 340, 40, 58, palette.spark) + box(x + 268, y - 340, 40, 16, palette.ink);
  return drawn + sheet(hull, palette.ink, 4) + line([x - 400, y - 18], [x + 372, y - 18], palette.spark, 12);
}

function lighthouse({ palette, random }: Scene, [x, y]: Point): string {
  const height = random.between(380, 460);
  const top = y - height;
  const tower = pathOf([
    [x - 40, top],
    [x + 40, top],
    [x + 74, y + 20],
    [x - 74, y + 20],
  ]);
  const beam = (reach: number, rise: number) =>
    fill(
      pathOf([
        [x, top - 36],
        [x + reach, top - 36 - rise],
        [x + reach, top - 36 + rise],
      ]),
      palette.warm,
      'opacity="0.3"',
    );
  let drawn = beam(-2100, 250) + beam(2100, 210) + sheet(tower, palette.paper, 4);
  for (let band = 0; band < 3; band++) {
    const from = top + height * (0.16 + band * 0.28);
    const to = from + height * 0.13;
    const half = (level: number) => 40 + ((level - top) / (height + 20)) * 34;
    drawn += fill(
      pathOf([
        [x - half(from), from],
        [x + half(from), from],
        [x + half(to), to],
        [x - half(to), to],
      ]),
      palette.spark,
    );
  }
  drawn += shade('tower', tower, { x: x + 16, y: top, width: 40, height }, palette.near);
  drawn += box(x - 52, top - 12, 104, 14, palette.ink) + box(x - 30, top - 62, 60, 50, palette.warm);
  drawn += fill(`M${x - 40} ${top - 62}A40 40 0 0 1 ${x + 40} ${top - 62}Z`, palette.ink);
  const rock = ground((at) => y + 10 + Math.max(-80, ((at - x) / 260) ** 2 * 70 - 60));
  return drawn + sheet(rock, palette.ink, 5);
}

/** Isobars around a low, a cloud and its rain, or a sun behind the clouds. */
export const weather: Motif = (scene) => scene.random.pick([isobars, rain, clouds])(scene);

function isobars(scene: Scene): string {
  const { palette, random } = scene;
  let drawn = box(0, 0, PAPER.width, PAPER.height, palette.haze);
  const centre: Point = [random.between(640, 1160), random.between(480, 720)];
  const wobble = [random.between(0, 6), random.between(0, 6), random.between(0, 6)] as const;
  const radiusAt = (radius: number) => (angle: number) =>
    radius *
    (1 +
      0.14 * Math.sin(2 * angle + wobble[0] + radius / 500) +
      0.07 * Math.sin(3 * angle + wobble[1]) +
      0.03 * Math.sin(5 * angle + wobble[2]));
  const tones = [
    palette.paper,
    palette.haze,
    palette.far,
    palette.far,
    palette.mid,
    palette.mid,
    palette.near,
    palette.near,
    palette.ink,
  ];
  tones.forEach((tone, ring) => {
    const d = blob(centre, radiusAt(1180 - ring * 132), 0.86);
    drawn += sheet(d, tone, 4) + stroke(d, palette.paper, 2.5, 'opacity="0.5"');
  });
  drawn += disc(centre, 44, palette.warm);
  for (let gust = 0; gust < 26; gust++) {
    const angle = random.between(0, 360);
    drawn += stroke(
      arc(centre, random.between(170, 820), angle, angle + random.between(6, 20)),
      gust % 5 === 0 ? palette.spark : palette.paper,
      random.between(4, 9),
      'opacity="0.75" stroke-linecap="round"',
    );
  }
  return drawn;
}

function cloudPath(scene: Scene, [x, y]: Point, width: number): string {
  const lobes = scene.random.whole(3, 4);
  let d = `M${x - width / 2} ${y}`;
  for (let lobe = 0; lobe < lobes; lobe++) {
    const to = x - width / 2 + (width * (lobe + 1)) / lobes;
    const radius =
      (width / lobes) * (lobe === 0 || lobe === lobes - 1 ? 0.52 : scene.random.between(0.58, 0.74));
    d += `A${radius} ${radius} 0 0 1 ${to} ${y - (lobe === lobes - 1 ? 0 : 26)}`;
  }
  return `${d}a34 34 0 0 1 -8 68H${x - width / 2 + 8}a34 34 0 0 1 -8 -68Z`;
}

function rain(scene: Scene): string {
  const { palette, random } = scene;
  let drawn = sky(scene, 1000);
  drawn += sun(scene, [random.between(1150, 1400), random.between(300, 380)], 150);
  const slant = random.between(-90, -50);
  for (let i = 0; i < 120; i++) {
    const x = random.between(100, PAPER.width);
    const y = random.between(560, 1000);
    const part = random.between(0.35, 0.9);
    drawn += line(
      [x, y],
      [x + slant * part, y + 150 * part],
      i % 9 === 0 ? palette.spark : i % 2 ? palette.mid : palette.near,
      random.between(3, 6.5),
      'stroke-linecap="round" opacity="0.85"',
    );
  }
  const far = cloudPath(scene, [random.between(1050, 1250), 520], 820);
  const near = cloudPath(scene, [random.between(600, 780), 600], 940);
  drawn += sheet(far, palette.far, 6) + sheet(near, palette.near, 7);
  drawn += sheet(ground(swell(random, 1070, 24, 1100)), palette.ink, 6);
  return drawn;
}

function clouds(scene: Scene): string {
  const { palette, random } = scene;
  const centre: Point = [random.between(700, 1100), random.between(500, 600)];
  let drawn = box(0, 0, PAPER.width, PAPER.height, palette.paper);
  const rays = random.whole(18, 26);
  for (let ray = 0; ray < rays; ray++) {
    const from = (ray / rays) * 2 * Math.PI;
    const to = from + Math.PI / rays;
    const reach = (angle: number): Point => [
      centre[0] + 1800 * Math.cos(angle),
      centre[1] + 1800 * Math.sin(angle),
    ];
    drawn += fill(pathOf([centre, reach(from), reach(to)]), palette.haze, 'opacity="0.7"');
  }
  drawn += disc(centre, 300, palette.haze) + disc(centre, 215, palette.warm);
  const layers: [Point, number, string][] = [
    [[centre[0] + 420, 640], 700, palette.far],
    [[centre[0] - 420, 760], 860, palette.mid],
    [[centre[0] + 300, 880], 980, palette.near],
  ];
  for (const [place, width, colour] of layers) drawn += sheet(cloudPath(scene, place, width), colour, 7);
  return (
    drawn +
    sheet(ground(swell(random, 1060, 20, 900)), palette.ink, 6) +
    flecks(scene, palette.ink, 8, 120, 420)
  );
}

/** Hills behind hills and a line of posts across them. */
export const frontier: Motif = (scene) => {
  const { palette, random } = scene;
  let drawn = sky(scene, 620);
  drawn += sun(
    scene,
    [random.between(400, 1400), random.between(270, 400)],
    random.between(90, 150),
    random.chance(0.3) ? palette.spark : palette.warm,
  );
  const tones = [palette.haze, palette.far, palette.mid, palette.near, palette.ink];
  tones.forEach((tone, layer) => {
    const edge = swell(random, 470 + layer * 140, 62 - layer * 5, random.between(900, 1500));
    drawn += sheet(ground(edge), tone, 6 + layer);
    if (layer === 1 || layer === 2) {
      for (let furrow = 1; furrow < 7; furrow++) {
        drawn += stroke(
          contour((x) => edge(x) + furrow * 21 + furrow * 5 * Math.sin(x / 260 + layer)),
          layer === 1 ? palette.mid : palette.far,
          2.4,
          'opacity="0.42"',
        );
      }
    }
    if (layer === 3) drawn += fence(scene, edge);
  });
  return drawn;
};

function fence({ palette, random }: Scene, edge: (x: number) => number): string {
  const gap = random.between(92, 128);
  const tall = random.between(96, 128);
  const marked = random.whole(5, 11);
  let posts = '';
  let index = 0;
  for (let x = -20; x < PAPER.width + gap; x += gap) {
    posts += box(x - 7, edge(x) - tall, 14, tall + 30, index++ === marked ? palette.spark : palette.paper);
  }
  const wires = [0.82, 0.55, 0.28].map((part) =>
    stroke(
      contour((x) => edge(x) - tall * part + 5 * Math.sin((x / gap) * 6.283), 12),
      palette.paper,
      2.6,
      'opacity="0.85"',
    ),
  );
  return wires.join('') + posts;
}

/** Turbines on hills, or pylons with their wires. */
export const energy: Motif = (scene) => scene.random.pick([turbines, pylons])(scene);

function turbines(scene: Scene): string {
  const { palette, random } = scene;
  let drawn =
    sky(scene, 760) +
    sun(scene, [random.between(380, 1420), random.between(330, 470)], random.between(110, 170));
  const tones = [palette.far, palette.mid, palette.near, palette.ink];
  // Far ones between near ones, so that no two stand in each other's wind.
  const places = [[0.06, 0.4, 0.94], [0.22, 0.76], [0.57]];
  const mirrored = random.chance(0.5);
  tones.forEach((tone, layer) => {
    const edge = swell(random, 720 + layer * 118, 46, random.between(1000, 1600));
    for (const place of places[layer] ?? []) {
      const x = 120 + 1560 * ((mirrored ? 1 - place : place) + random.between(-0.04, 0.04));
      const tower = layer === 0 ? palette.far : palette.paper;
      drawn += turbine(scene, [x, edge(x) + 20], 250 + layer * 130, tower);
    }
    drawn += sheet(ground(edge), tone, 6);
  });
  return drawn;
}

function turbine({ palette, random }: Scene, [x, foot]: Point, height: number, colour: string): string {
  const top = foot - height;
  const turn = random.between(0, 120);
  const blade = `M0 0C${height * 0.05} ${-height * 0.12} ${height * 0.035} ${-height * 0.4} 0 ${-height * 0.56}C${-height * 0.012} ${-height * 0.3} ${-height * 0.018} ${-height * 0.1} 0 0Z`;
  const blades = [0, 120, 240]
    .map(
      (deg) =>
        `<path d="${blade}" fill="${colour}" transform="translate(${x} ${top}) rotate(${turn + deg})"/>`,
    )
    .join('');
  const tower = pathOf([
    [x - height * 0.011, top],
    [x + height * 0.011, top],
    [x + height * 0.026, foot],
    [x - height * 0.026, foot],
  ]);
  return sheet(tower, colour, 2) + blades + disc([x, top], height * 0.026, palette.spark);
}

function pylons(scene: Scene): string {
  const { palette, random } = scene;
  let drawn =
    sky(scene, 800) +
    sun(scene, [random.between(500, 1300), random.between(420, 560)], random.between(150, 230));
  drawn +=
    sheet(ground(swell(random, 800, 40, 1300)), palette.far, 6) +
    sheet(ground(swell(random, 900, 36, 1100)), palette.mid, 6);
  const masts: { x: number; foot: number; height: number }[] = [
    { x: 220, foot: 1130, height: 860 },
    { x: 860, foot: 1040, height: 600 },
    { x: 1290, foot: 985, height: 420 },
    { x: 1580, foot: 945, height: 290 },
  ];
  const mirrored = random.chance(0.5);
  let wires = '';
  let steel = '';
  masts.forEach((mast, index) => {
    const next = masts[index + 1] ?? { x: 1830, foot: 920, height: 220 };
    const before = index === 0 ? { x: -420, foot: 1230, height: 1180 } : undefined;
    for (const [from, to] of [before && [before, mast], [mast, next]].filter(
      (span) => span !== undefined,
    ) as [typeof mast, typeof mast][]) {
      for (const arm of [0, 1, 2]) {
        for (const side of [-1, 1]) {
          const end = ({ x, foot, height }: typeof mast): Point => [
            x + side * height * (0.2 - arm * 0.035),
            foot - height * (0.66 + arm * 0.13),
          ];
          const [a, b] = [end(from), end(to)];
          wires += `M${a[0]} ${a[1]}Q${(a[0] + b[0]) / 2} ${(a[1] + b[1]) / 2 + Math.abs(b[0] - a[0]) * 0.13} ${b[0]} ${b[1]}`;
        }
      }
    }
    steel += pylon(mast);
  });
  const grid =
    stroke(wires, palette.ink, 2.6, 'opacity="0.75"') +
    stroke(steel, palette.ink, 6, 'stroke-linejoin="round"');
  drawn += mirrored ? `<g transform="translate(${PAPER.width} 0) scale(-1 1)">${grid}</g>` : grid;
  return (
    drawn +
    sheet(ground(swell(random, 1040, 30, 1500)), palette.near, 7) +
    sheet(ground(swell(random, 1120, 24, 1000)), palette.ink, 6)
  );
}

function pylon({ x, foot, height }: { x: number; foot: number; height: number }): string {
  const half = (part: number) => height * (0.13 - 0.115 * Math.min(1, part * 1.35));
  const y = (part: number) => foot - height * part;
  let d = `M${x - half(0)} ${foot}L${x - half(0.74)} ${y(0.74)}L${x} ${y(1)}L${x + half(0.74)} ${y(0.74)}L${x + half(0)} ${foot}`;
  for (let part = 0; part < 0.6; part += 0.15) {
    d += `M${x - half(part)} ${y(part)}L${x + half(part + 0.15)} ${y(part + 0.15)}M${x + half(part)} ${y(part)}L${x - half(part + 0.15)} ${y(part + 0.15)}`;
  }
  for (const arm of [0, 1, 2]) {
    const reach = height * (0.2 - arm * 0.035);
    const level = 0.68 + arm * 0.13;
    d += `M${x - reach} ${y(level - 0.02)}L${x} ${y(level + 0.045)}L${x + reach} ${y(level - 0.02)}Z`;
  }
  return d;
}
