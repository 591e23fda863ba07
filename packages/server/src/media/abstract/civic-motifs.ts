import { flecks, type Motif, type Scene, shade, sky, sun, swell } from './scene.ts';
import { arc, box, disc, fill, ground, line, PAPER, type Point, pathOf, sheet, stroke } from './shapes.ts';

/** Rows of houses, one behind the other, some windows lit. */
export const city: Motif = (scene) => {
  const { palette, random } = scene;
  let drawn = sky(scene, 800);
  drawn += sun(scene, [random.between(420, 1380), random.between(290, 420)], random.between(110, 180));
  const rows: [number, string, string][] = [
    [560, palette.haze, palette.paper],
    [690, palette.far, palette.paper],
    [830, palette.mid, palette.haze],
    [980, palette.near, palette.warm],
  ];
  rows.forEach(([level, wall, window], row) => {
    let x = -60 - random.between(0, 120);
    while (x < PAPER.width + 60) {
      const width = random.between(110, 230) + row * 12;
      drawn += house(scene, { x, top: level - random.between(-40, 190) + row * 6, width, wall, window, row });
      x += width + (random.chance(0.25) ? random.between(10, 50) : 0);
    }
  });
  return drawn + sheet(ground(swell(random, 1120, 14, 1400)), palette.ink, 5) + trees(scene, 1122);
};

function house(
  { palette, random }: Scene,
  {
    x,
    top,
    width,
    wall,
    window,
    row,
  }: { x: number; top: number; width: number; wall: string; window: string; row: number },
): string {
  const right = x + width;
  const outline = random.pick<() => Point[]>([
    () => [
      [x, top],
      [right, top],
    ],
    () => [
      [x, top],
      [x + width / 2, top - width * 0.42],
      [right, top],
    ],
    () => [
      [x, top - width * 0.34],
      [right, top],
    ],
    () => [
      [x, top],
      [x + width * 0.22, top],
      [x + width * 0.22, top - 60],
      [x + width * 0.78, top - 60],
      [x + width * 0.78, top],
      [right, top],
    ],
    () => [
      [x, top],
      [x + width * 0.46, top],
      [x + width * 0.5, top - 150],
      [x + width * 0.54, top],
      [right, top],
    ],
  ])();
  const d = pathOf([...outline, [right, PAPER.height + 40], [x, PAPER.height + 40]]);
  let drawn = sheet(d, wall, 4);
  const columns = random.whole(2, 4);
  const gap = width / (columns + 0.6);
  const tall = random.pick([0.5, 0.8, 1.2]) * gap * 0.7;
  if (random.chance(row === 0 ? 0.25 : 0.75)) {
    for (let y = top + 44; y < 1120; y += tall + gap * 0.42) {
      for (let column = 0; column < columns; column++) {
        if (random.chance(0.14)) continue;
        const lit = row > 1 && random.chance(0.16);
        drawn += box(
          x + gap * (column + 0.5),
          y,
          gap * 0.56,
          tall,
          lit ? palette.warm : window,
          `opacity="${lit ? 1 : 0.55}"`,
        );
      }
    }
  }
  return drawn;
}

function trees({ palette, random }: Scene, level: number): string {
  let drawn = '';
  for (let x = random.between(0, 160); x < PAPER.width; x += random.between(120, 330)) {
    const radius = random.between(34, 66);
    drawn += line([x, level], [x, level - radius * 2.2], palette.ink, 8);
    drawn += disc([x, level - radius * 2], radius, random.chance(0.2) ? palette.spark : palette.ink);
  }
  return drawn;
}

/** Columns and steps, or an arcade, in slanting light. */
export const court: Motif = (scene) => scene.random.pick([temple, arcade, scales])(scene);

function temple(scene: Scene): string {
  const { palette, random } = scene;
  const left = random.between(200, 330);
  const right = PAPER.width - left;
  const columns = random.whole(5, 7);
  let drawn =
    sky(scene, 1000) +
    disc([random.chance(0.5) ? left + 40 : right - 40, 380], random.between(210, 290), palette.warm);
  const roof = pathOf([
    [left - 80, 420],
    [900, random.between(150, 210)],
    [right + 80, 420],
  ]);
  drawn +=
    box(left - 10, 500, right - left + 20, 480, palette.near) + flecks(scene, palette.mid, 10, 540, 900);
  drawn +=
    sheet(roof, palette.paper, 6) +
    shade('roof', roof, { x: 900, y: 150, width: 800, height: 270 }, palette.far);
  drawn += sheet(
    pathOf([
      [left - 80, 420],
      [right + 80, 420],
      [right + 80, 462],
      [left - 80, 462],
    ]),
    palette.haze,
    4,
  );
  drawn += sheet(
    pathOf([
      [left - 30, 462],
      [right + 30, 462],
      [right + 30, 516],
      [left - 30, 516],
    ]),
    palette.paper,
    4,
  );
  const gap = (right - left) / (columns - 1 + 0.5);
  for (let i = 0; i < columns; i++) {
    const x = left + gap * 0.25 + i * gap;
    const half = gap * 0.21;
    const shaft = pathOf([
      [x - half * 0.86, 550],
      [x + half * 0.86, 550],
      [x + half, 930],
      [x - half, 930],
    ]);
    drawn += sheet(shaft, palette.paper, 3);
    const shaded = pathOf([
      [x + half * 0.4, 550],
      [x + half * 0.86, 550],
      [x + half, 930],
      [x + half * 0.46, 930],
    ]);
    drawn += fill(shaded, palette.far, 'opacity="0.75"');
    for (const flute of [-0.52, -0.16, 0.2]) {
      drawn += line(
        [x + half * flute, 566],
        [x + half * flute * 1.14, 914],
        palette.far,
        5,
        'stroke-linecap="round"',
      );
    }
    drawn +=
      box(x - half * 1.35, 516, half * 2.7, 36, palette.haze) +
      box(x - half * 1.3, 926, half * 2.6, 34, palette.haze);
  }
  for (let step = 0; step < 5; step++) {
    const wide = left - 40 - step * 62;
    drawn += sheet(
      pathOf([
        [wide, 960 + step * 50],
        [PAPER.width - wide, 960 + step * 50],
        [PAPER.width - wide, 1300],
        [wide, 1300],
      ]),
      step % 2 ? palette.far : palette.haze,
      4,
    );
  }
  return drawn + disc([900, 352], 34, palette.spark);
}

function arcade(scene: Scene): string {
  const { palette, random } = scene;
  const wide = random.between(300, 360);
  const tones = [palette.near, palette.ink];
  let drawn = box(0, 0, PAPER.width, PAPER.height, palette.haze);
  drawn += box(0, 0, PAPER.width, 190, palette.paper) + box(0, 186, PAPER.width, 16, palette.far);
  const start = 900 - wide * 3 + random.between(-60, 60);
  const accent = random.whole(2, 3);
  for (let i = 0; i < 6; i++) {
    const x = start + i * wide;
    const radius = wide * 0.37;
    const opening = (inset: number) =>
      `M${x + wide / 2 - radius + inset} 1300V${330 + radius}A${radius - inset} ${radius - inset} 0 0 1 ${x + wide / 2 + radius - inset} ${330 + radius}V1300Z`;
    drawn += fill(opening(-22), palette.paper) + fill(opening(0), tones[i % 2] ?? palette.ink);
    const light = `M${x + wide / 2 - radius} ${330 + radius + 240}L${x + wide / 2 + radius} ${330 + radius + 20}V1300H${x + wide / 2 - radius}Z`;
    drawn += fill(light, i === accent ? palette.warm : palette.mid, 'opacity="0.85"');
    drawn += box(x - 15, 470, 30, 800, palette.paper) + box(x - 36, 440, 72, 30, palette.far);
  }
  const floor = pathOf([
    [-40, 1040],
    [PAPER.width + 40, 1040],
    [PAPER.width + 40, 1300],
    [-40, 1300],
  ]);
  drawn += sheet(floor, palette.far, 5);
  for (let i = 0; i < 9; i++)
    drawn += fill(
      pathOf([
        [i * 230 - 160, 1040],
        [i * 230 - 60, 1040],
        [i * 230 - 240, 1300],
        [i * 230 - 400, 1300],
      ]),
      palette.paper,
      'opacity="0.55"',
    );
  return (
    drawn +
    disc([start + accent * wide + wide / 2, 960], 30, palette.spark) +
    line(
      [start + accent * wide + wide / 2, 985],
      [start + accent * wide + wide / 2, 1064],
      palette.spark,
      34,
      'stroke-linecap="round"',
    )
  );
}

function scales(scene: Scene): string {
  const { palette, random } = scene;
  const tilt = random.between(-9, 9);
  let drawn =
    box(0, 0, PAPER.width, PAPER.height, palette.paper) + box(0, 0, 900, PAPER.height, palette.haze);
  drawn += disc([900, 600], 470, palette.far) + fill(arc([900, 600], 470, -90, 90), palette.mid);
  const end = (side: number): Point => [
    900 + side * 430 * Math.cos((tilt * Math.PI) / 180),
    330 + side * 430 * Math.sin((tilt * Math.PI) / 180),
  ];
  drawn += sheet(
    pathOf([
      [884, 250],
      [916, 250],
      [926, 960],
      [874, 960],
    ]),
    palette.ink,
    3,
  );
  drawn +=
    stroke(pathOf([end(-1), end(1)], false), palette.ink, 20, 'stroke-linecap="round"') +
    disc([900, 330], 36, palette.warm);
  for (const side of [-1, 1]) {
    const [x, y] = end(side);
    drawn += stroke(`M${x - 170} ${y + 330}L${x} ${y}L${x + 170} ${y + 330}`, palette.ink, 4);
    drawn += sheet(
      `M${x - 190} ${y + 330}H${x + 190}A190 150 0 0 1 ${x - 190} ${y + 330}Z`,
      side < 0 ? palette.near : palette.spark,
      5,
    );
  }
  return (
    drawn +
    sheet(`M700 1040A200 110 0 0 1 1100 1040Z`, palette.ink, 4) +
    sheet(
      ground(() => 1040),
      palette.near,
      5,
    )
  );
}

/** The seats of an assembly, or a table with its chairs seen from above. */
export const council: Motif = (scene) => scene.random.pick([hemicycle, table])(scene);

function hemicycle(scene: Scene): string {
  const { palette, random } = scene;
  const centre: Point = [900, 1010];
  let drawn = box(0, 0, PAPER.width, PAPER.height, palette.paper);
  for (let ring = 0; ring < 4; ring++)
    drawn += sheet(
      `${arc(centre, 1080 - ring * 190, 180, 360)}Z`,
      [palette.haze, palette.far, palette.haze, palette.paper][ring] ?? palette.paper,
      5,
    );
  const shares = [random.between(0.18, 0.3), random.between(0.48, 0.62), random.between(0.8, 0.9)];
  for (let row = 0; row < 7; row++) {
    const radius = 330 + row * 84;
    const seats = Math.round((Math.PI * radius) / 88);
    for (let seat = 0; seat < seats; seat++) {
      const part = (seat + 0.5) / seats;
      const angle = Math.PI * (1 + 0.04 + part * 0.92);
      const [near = 0, mid = 0, warm = 0] = shares;
      const colour =
        part < near ? palette.spark : part < mid ? palette.near : part < warm ? palette.mid : palette.warm;
      const place: Point = [centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)];
      drawn += random.chance(0.06)
        ? disc(place, 24, 'none', `stroke="${palette.ink}" stroke-width="4"`)
        : disc(place, 27, colour);
    }
  }
  drawn += sheet(`${arc(centre, 190, 180, 360)}Z`, palette.ink, 6) + disc([900, 930], 26, palette.warm);
  return (
    drawn +
    sheet(
      ground(() => 1010),
      palette.near,
      6,
    ) +
    sheet(
      ground(() => 1096),
      palette.ink,
      4,
    )
  );
}

function table(scene: Scene): string {
  const { palette, random } = scene;
  let drawn = box(0, 0, PAPER.width, PAPER.height, palette.haze);
  for (let x = 0; x < PAPER.width; x += 120)
    drawn += line([x, 0], [x, PAPER.height], palette.paper, 5, 'opacity="0.8"');
  const [rx, ry] = [random.between(520, 600), random.between(290, 330)];
  const chairs = random.whole(12, 16);
  for (let chair = 0; chair < chairs; chair++) {
    const angle = ((chair + 0.5) / chairs) * 2 * Math.PI;
    const [x, y] = [900 + (rx + 96) * Math.cos(angle), 600 + (ry + 96) * Math.sin(angle)];
    const colour = chair === 3 ? palette.spark : chair % 3 === 0 ? palette.warm : palette.mid;
    drawn += `<g transform="translate(${x} ${y}) rotate(${(angle * 180) / Math.PI})">${sheet('M-38 -54H22Q48 -54 48 -28V28Q48 54 22 54H-38Z', colour, 5)}${box(34, -50, 16, 100, palette.ink, 'rx="8"')}</g>`;
  }
  const oval = (x: number, y: number) =>
    `M${900 - x} 600a${x} ${y} 0 1 0 ${2 * x} 0a${x} ${y} 0 1 0 ${-2 * x} 0Z`;
  drawn +=
    sheet(oval(rx, ry), palette.near, 7) + fill(oval(rx - 130, ry - 120), palette.ink, 'opacity="0.55"');
  for (let sheetOfPaper = 0; sheetOfPaper < chairs; sheetOfPaper++) {
    if (random.chance(0.2)) continue;
    const angle = ((sheetOfPaper + 0.5) / chairs) * 2 * Math.PI;
    const [x, y] = [900 + (rx - 66) * Math.cos(angle), 600 + (ry - 62) * Math.sin(angle)];
    drawn += `<g transform="translate(${x} ${y}) rotate(${(angle * 180) / Math.PI + 90 + random.between(-12, 12)})">${box(-27, -36, 54, 72, palette.paper)}${line([-16, -18], [16, -18], palette.mid, 4)}${line([-16, -4], [16, -4], palette.mid, 4)}${line([-16, 10], [6, 10], palette.mid, 4)}</g>`;
  }
  return drawn;
}
