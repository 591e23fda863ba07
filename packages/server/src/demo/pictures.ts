import type { AbstractMotif } from '../media/abstract-picture.ts';

/** Printed under every picture of the demo. */
export const DEMO_CREDIT = 'Port Aurel Record';

interface DemoPicture {
  readonly motif: AbstractMotif;
  readonly seed: string;
  /** What the drawn picture shows. It depends on motif and seed: look at it again after changing either. */
  readonly altText: string;
}

export const DEMO_PICTURES = {
  harbour1: { motif: 'harbour', seed: 'harbour1', altText: 'Abstract picture: to be described' },
  harbour2: { motif: 'harbour', seed: 'harbour2', altText: 'Abstract picture: to be described' },
  harbour3: { motif: 'harbour', seed: 'harbour3', altText: 'Abstract picture: to be described' },
  harbour4: { motif: 'harbour', seed: 'harbour4', altText: 'Abstract picture: to be described' },
  harbour5: { motif: 'harbour', seed: 'harbour5', altText: 'Abstract picture: to be described' },
  harbour6: { motif: 'harbour', seed: 'harbour6', altText: 'Abstract picture: to be described' },
  economy1: { motif: 'economy', seed: 'economy1', altText: 'Abstract picture: to be described' },
  city1: { motif: 'city', seed: 'city1', altText: 'Abstract picture: to be described' },
  city2: { motif: 'city', seed: 'city2', altText: 'Abstract picture: to be described' },
  city3: { motif: 'city', seed: 'city3', altText: 'Abstract picture: to be described' },
  city4: { motif: 'city', seed: 'city4', altText: 'Abstract picture: to be described' },
  transport1: { motif: 'transport', seed: 'transport1', altText: 'Abstract picture: to be described' },
  transport2: { motif: 'transport', seed: 'transport2', altText: 'Abstract picture: to be described' },
  court1: { motif: 'court', seed: 'court1', altText: 'Abstract picture: to be described' },
  court2: { motif: 'court', seed: 'court2', altText: 'Abstract picture: to be described' },
  court3: { motif: 'court', seed: 'court3', altText: 'Abstract picture: to be described' },
  court4: { motif: 'court', seed: 'court4', altText: 'Abstract picture: to be described' },
  school1: { motif: 'school', seed: 'school1', altText: 'Abstract picture: to be described' },
  school2: { motif: 'school', seed: 'school2', altText: 'Abstract picture: to be described' },
  school3: { motif: 'school', seed: 'school3', altText: 'Abstract picture: to be described' },
  council1: { motif: 'council', seed: 'council1', altText: 'Abstract picture: to be described' },
  council2: { motif: 'council', seed: 'council2', altText: 'Abstract picture: to be described' },
  council3: { motif: 'council', seed: 'council3', altText: 'Abstract picture: to be described' },
  council4: { motif: 'council', seed: 'council4', altText: 'Abstract picture: to be described' },
  weather1: { motif: 'weather', seed: 'weather1', altText: 'Abstract picture: to be described' },
  weather2: { motif: 'weather', seed: 'weather2', altText: 'Abstract picture: to be described' },
  weather3: { motif: 'weather', seed: 'weather3', altText: 'Abstract picture: to be described' },
  weather4: { motif: 'weather', seed: 'weather4', altText: 'Abstract picture: to be described' },
  weather5: { motif: 'weather', seed: 'weather5', altText: 'Abstract picture: to be described' },
  frontier1: { motif: 'frontier', seed: 'frontier1', altText: 'Abstract picture: to be described' },
  frontier2: { motif: 'frontier', seed: 'frontier2', altText: 'Abstract picture: to be described' },
  diplomacy1: { motif: 'diplomacy', seed: 'diplomacy1', altText: 'Abstract picture: to be described' },
  diplomacy2: { motif: 'diplomacy', seed: 'diplomacy2', altText: 'Abstract picture: to be described' },
  health1: { motif: 'health', seed: 'health1', altText: 'Abstract picture: to be described' },
  health2: { motif: 'health', seed: 'health2', altText: 'Abstract picture: to be described' },
  energy1: { motif: 'energy', seed: 'energy1', altText: 'Abstract picture: to be described' },
  culture1: { motif: 'culture', seed: 'culture1', altText: 'Abstract picture: to be described' },
  culture2: { motif: 'culture', seed: 'culture2', altText: 'Abstract picture: to be described' },
  culture3: { motif: 'culture', seed: 'culture3', altText: 'Abstract picture: to be described' },
  culture4: { motif: 'culture', seed: 'culture4', altText: 'Abstract picture: to be described' },
  culture5: { motif: 'culture', seed: 'culture5', altText: 'Abstract picture: to be described' },
  culture6: { motif: 'culture', seed: 'culture6', altText: 'Abstract picture: to be described' },
  sport1: { motif: 'sport', seed: 'sport1', altText: 'Abstract picture: to be described' },
  sport2: { motif: 'sport', seed: 'sport2', altText: 'Abstract picture: to be described' },
  sport3: { motif: 'sport', seed: 'sport3', altText: 'Abstract picture: to be described' },
} as const satisfies Readonly<Record<string, DemoPicture>>;

export type PictureName = keyof typeof DEMO_PICTURES;
