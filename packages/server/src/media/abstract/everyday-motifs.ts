import { flecks, type Motif, type Scene, sky, sun, swell } from './scene.ts';
import {
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

/** An abacus, an open book, or pencils. */
export const school: Motif = (scene) => scene.random.pick([abacus, book, pencils])(scene);

function abacus(scene: Scene): string {
  const { palette, random } = scene;
  let drawn =
    box(0, 0, PAPER.width, PAPER.height, palette.haze) +
    sheet(
      pathOf([
        [250, 130],
        [1550, 130],
        [1550, 1070],
        [250, 1070],
      ]),
      palette.paper,
      8,
    );
  const colours = [palette.spark, palette.near, palette.warm, palette.mid, palette.ink] as const;
  for (let wire = 0; wire < 6; wire++) {
    const y = 235 + wire * 146;
    drawn += line([270, y], [1530, y], palette.ink, 6);
    const moved = random.whole(2, 8);
    const colour = colours[wire % 5] ?? palette.near;
    for (let bead = 0; bead < 10; bead++) {
      const x = bead < moved ? 360 + bead * 78 : 1440 - (9 - bead) * 78;
      drawn += sheet(
        `M${x} ${y - 58}C${x + 46} ${y - 50} ${x + 46} ${y + 50} ${x} ${y + 58}C${x - 46} ${y + 50} ${x - 46} ${y - 50} ${x} ${y - 58}Z`,
        bead === 4 || bead === 5 ? palette.far : colour,
        3,
      );
    }
  }
  return (
    drawn +
    sheet('M220 90H300V1110H220Z', palette.near, 5) +
    sheet('M1500 90H1580V1110H1500Z', palette.near, 5)
  );
}

function book(scene: Scene): string {
  const { palette, random } = scene;
  let drawn =
    sky(scene, 1100) + disc([random.between(500, 1300), 420], random.between(190, 260), palette.warm);
  drawn += sheet(
    ground(() => 930),
    palette.far,
    5,
  );
  drawn += sheet('M180 1010L900 1080L1620 1010L1600 1070L900 1150L200 1070Z', palette.ink, 5);
  const pages = random.whole(5, 7);
  for (const side of [-1, 1]) {
    for (let page = pages; page >= 0; page--) {
      const lift = page * 46;
      const reach = 690 - page * page * 9;
      const d = `M900 1090C${900 + side * 150} ${980 - lift} ${900 + side * 380} ${940 - lift * 1.5} ${900 + side * reach} ${1010 - lift * 1.9}L${900 + side * (reach - 6)} ${760 - lift * 1.7}C${900 + side * 390} ${690 - lift * 1.3} ${900 + side * 160} ${730 - lift * 0.5} 900 830Z`;
      if (page % 2 === 0 || page < 3)
        drawn += sheet(
          d,
          page === 2 ? palette.haze : page === 4 ? palette.mid : page === 6 ? palette.spark : palette.paper,
          3,
        );
    }
    for (let row = 0; row < 5; row++) {
      const y = 800 + row * 46;
      drawn += stroke(
        `M${900 + side * 80} ${y + 22}C${900 + side * 190} ${y - 46} ${900 + side * 380} ${y - 62} ${900 + side * (row === 4 ? 400 : 600)} ${y - 24}`,
        palette.near,
        5,
        'opacity="0.5" stroke-linecap="round"',
      );
    }
  }
  return drawn + flecks(scene, palette.ink, 6, 150, 420);
}

function pencils(scene: Scene): string {
  const { palette, random } = scene;
  const colours = [
    palette.spark,
    palette.near,
    palette.warm,
    palette.mid,
    palette.far,
    palette.ink,
    palette.spark,
    palette.mid,
    palette.warm,
    palette.near,
    palette.far,
  ];
  let drawn = box(0, 0, PAPER.width, PAPER.height, palette.haze);
  for (let y = 90; y < PAPER.height; y += 74)
    drawn += line([0, y], [PAPER.width, y], palette.far, 3, 'opacity="0.7"');
  colours.forEach((colour, index) => {
    const x = 150 + index * 136;
    const top = 600 - random.between(60, 380);
    const tip = top - 150;
    drawn += sheet(
      pathOf([
        [x, top],
        [x + 118, top],
        [x + 118, 1300],
        [x, 1300],
      ]),
      colour,
      5,
    );
    drawn +=
      box(x + 39, top, 40, 700, palette.paper, 'opacity="0.18"') +
      box(x + 79, top, 39, 700, palette.ink, 'opacity="0.14"');
    drawn += sheet(
      `M${x} ${top + 6}L${x + 59} ${tip}L${x + 118} ${top + 6}Q${x + 98} ${top - 26} ${x + 79} ${top + 6}Q${x + 59} ${top - 26} ${x + 39} ${top + 6}Q${x + 20} ${top - 26} ${x} ${top + 6}Z`,
      palette.paper,
      3,
    );
    drawn += fill(
      pathOf([
        [x + 40, tip + 49],
        [x + 59, tip],
        [x + 78, tip + 49],
      ]),
      colour,
    );
  });
  return drawn + sheet(ground(swell(random, 1080, 16, 1300)), palette.ink, 6);
}

/** A bridge on cables over water, or rails that meet the horizon. */
export const transport: Motif = (scene) => scene.random.pick([bridge, rails])(scene);

function bridge(scene: Scene): string {
  const { palette, random } = scene;
  const deck = random.between(740, 800);
  let drawn =
    sky(scene, 800) +
    sun(scene, [random.between(760, 1040), random.between(430, 520)], random.between(150, 210));
  drawn +=
    fill(ground(swell(random, 760, 50, 1200)), palette.haze) +
    fill(ground(swell(random, 830, 36, 900)), palette.far);
  const towers = [random.between(400, 500), random.between(1300, 1400)] as const;
  const top = random.between(210, 280);
  const middle = (towers[0] + towers[1]) / 2;
  const cable = (x: number) => {
    const half = (towers[1] - towers[0]) / 2;
    if (x >= towers[0] && x <= towers[1]) return deck - 50 - (deck - 50 - top) * ((x - middle) / half) ** 2;
    const out = x < towers[0] ? towers[0] - x : x - towers[1];
    return Math.min(deck, top + out * 1.05 - (out / 900) ** 2 * 130);
  };
  let hangers = '';
  for (let x = 20; x < PAPER.width; x += 44) if (cable(x) < deck - 8) hangers += `M${x} ${cable(x)}V${deck}`;
  drawn += stroke(hangers, palette.near, 3) + stroke(contour(cable, 10), palette.ink, 9);
  drawn += sheet(
    ground((x) => deck + 180 + 10 * Math.sin(x / 90)),
    palette.mid,
    5,
  );
  for (const x of towers)
    drawn +=
      sheet(
        pathOf([
          [x - 44, deck + 260],
          [x - 28, top - 34],
          [x + 28, top - 34],
          [x + 44, deck + 260],
        ]),
        palette.spark,
        4,
      ) +
      box(x - 12, top + 40, 24, 150, palette.haze) +
      box(x - 14, top + 240, 28, 190, palette.haze);
  drawn += sheet(
    pathOf([
      [-40, deck],
      [1840, deck],
      [1840, deck + 40],
      [-40, deck + 40],
    ]),
    palette.ink,
    4,
  );
  for (let x = random.between(60, 200); x < 1750; x += random.between(150, 340))
    drawn += box(
      x,
      deck - 26,
      random.pick([46, 46, 96]),
      24,
      random.pick([palette.warm, palette.paper, palette.near]),
      'rx="6"',
    );
  drawn +=
    sheet(ground(swell(random, deck + 230, 12, 500)), palette.near, 5) +
    sheet(ground(swell(random, deck + 310, 16, 620)), palette.ink, 6);
  return drawn;
}

function rails(scene: Scene): string {
  const { palette, random } = scene;
  const vanishing: Point = [random.between(620, 1180), 470];
  let drawn = sky(scene, 480) + disc([vanishing[0], 450], random.between(150, 220), palette.warm);
  drawn +=
    fill(ground(swell(random, 440, 30, 1000)), palette.far) +
    sheet(
      ground((x) => 478 + Math.abs(x - vanishing[0]) * 0.015),
      palette.mid,
      5,
    );
  const at = (x: number, depth: number): Point => [
    vanishing[0] + (x - vanishing[0]) * depth,
    470 + (1300 - 470) * depth,
  ];
  for (const [from, to, colour] of [
    [-1500, -500, palette.near],
    [1500, 3300, palette.near],
    [2000, 2500, palette.mid],
    [-1100, -800, palette.mid],
  ] as const) {
    drawn += fill(pathOf([vanishing, at(from, 1), at(to, 1)]), colour);
  }
  for (const track of [-150, 900, 1950]) {
    drawn += fill(pathOf([vanishing, at(track - 420, 1), at(track + 420, 1)]), palette.haze);
    let depth = 1;
    while (depth > 0.04) {
      drawn += fill(
        pathOf([
          at(track - 350, depth),
          at(track + 350, depth),
          at(track + 350, depth * 0.955),
          at(track - 350, depth * 0.955),
        ]),
        palette.near,
      );
      depth *= 0.885;
    }
    for (const side of [-210, 210])
      drawn += fill(
        pathOf([vanishing, at(track + side - 24, 1), at(track + side + 24, 1)]),
        track === 900 ? palette.spark : palette.ink,
      );
  }
  return drawn + flecks(scene, palette.ink, 7, 120, 330);
}
