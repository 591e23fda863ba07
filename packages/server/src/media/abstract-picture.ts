import sharp from 'sharp';
import { city, council, court } from './abstract/civic-motifs.ts';
import { school, transport } from './abstract/everyday-motifs.ts';
import { energy, frontier, harbour, weather } from './abstract/landscape-motifs.ts';
import { culture, diplomacy, economy, health, sport } from './abstract/life-motifs.ts';
import { PALETTES, type PaletteName } from './abstract/palettes.ts';
import { createRandom } from './abstract/random.ts';
import type { Motif } from './abstract/scene.ts';
import { PAPER } from './abstract/shapes.ts';

/** What an abstract picture is about. */
export type AbstractMotif = keyof typeof MOTIFS;

/** Each motif with the palettes that suit it. */
const MOTIFS = {
  harbour: [harbour, ['sea', 'dusk', 'slate', 'sage']],
  city: [city, ['brick', 'slate', 'dusk', 'night', 'ochre']],
  court: [court, ['ochre', 'slate', 'brick', 'sea']],
  school: [school, ['ochre', 'sage', 'sea', 'brick']],
  council: [council, ['slate', 'sea', 'brick', 'sage']],
  weather: [weather, ['sea', 'slate', 'dusk', 'ochre']],
  frontier: [frontier, ['sage', 'dusk', 'ochre', 'slate']],
  energy: [energy, ['sage', 'dusk', 'sea', 'ochre']],
  culture: [culture, ['brick', 'dusk', 'ochre', 'sea']],
  sport: [sport, ['sage', 'brick', 'sea']],
  transport: [transport, ['sea', 'slate', 'dusk', 'brick']],
  economy: [economy, ['ochre', 'slate', 'sea', 'sage']],
  health: [health, ['sage', 'sea', 'brick']],
  diplomacy: [diplomacy, ['slate', 'sea', 'brick', 'ochre']],
} as const satisfies Record<string, readonly [Motif, readonly [PaletteName, ...PaletteName[]]]>;

export const ABSTRACT_MOTIFS = Object.keys(MOTIFS) as readonly AbstractMotif[];

/**
 * Draws an abstract editorial picture, in the manner of cut paper: never to be taken for a photograph. The
 * same seed gives the same picture. What matters stands in the middle, so that it can be cut to 4:3, 3:2,
 * 16:9 and 2:1. A JPEG of at most some 120 kB at 1,800 × 1,200 px.
 */
export async function abstractPicture({
  seed,
  motif,
  palette,
  widthPx = PAPER.width,
  heightPx = PAPER.height,
}: {
  readonly seed: string;
  readonly motif: AbstractMotif;
  readonly palette?: PaletteName;
  readonly widthPx?: number;
  readonly heightPx?: number;
}): Promise<Buffer> {
  const random = createRandom(`${motif}/${seed}`);
  const [draw, palettes] = MOTIFS[motif];
  const chosen = random.pick<PaletteName>(palettes);
  const content = draw({ random, palette: PALETTES[palette ?? chosen] });
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" ` +
    `viewBox="0 0 ${PAPER.width} ${PAPER.height}" preserveAspectRatio="xMidYMid slice">${content}</svg>`;
  return sharp(Buffer.from(svg))
    .flatten()
    .jpeg({ quality: 82, mozjpeg: true, chromaSubsampling: '4:2:0' })
    .toBuffer();
}
