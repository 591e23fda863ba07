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
  'lighthouse-blue': {
    motif: 'harbour',
    seed: '1',
    altText:
      'Abstract picture: a red-and-white lighthouse sends two beams over blue waves, with a low striped sun beside it',
  },
  'lighthouse-grey': {
    motif: 'harbour',
    seed: '5',
    altText: 'Abstract picture: a lighthouse with its lamp lit over slate-grey waves, and a dull orange sun',
  },
  'sailboat-grey': {
    motif: 'harbour',
    seed: '7',
    altText: 'Abstract picture: a small sailing boat on grey waves in front of a large striped sun',
  },
  'freighter-blue': {
    motif: 'harbour',
    seed: '10',
    altText:
      'Abstract picture: a ship stacked with coloured boxes on blue-green waves, the sun half hidden behind it',
  },
  'sailboat-dusk': {
    motif: 'harbour',
    seed: '6',
    altText: 'Abstract picture: a sailing boat on violet waves under a peach-coloured sky with a pale sun',
  },
  'lighthouse-dusk': {
    motif: 'harbour',
    seed: 'harbour6',
    altText: 'Abstract picture: a lighthouse on violet waves, its beams yellow against an evening sky',
  },
  'lighthouse-green': {
    motif: 'harbour',
    seed: '3',
    altText: 'Abstract picture: a lighthouse with broad beams over green waves and a round yellow sun',
  },
  'sailboat-green': {
    motif: 'harbour',
    seed: '4',
    altText: 'Abstract picture: a sailing boat on rolling green waves before a yellow sun',
  },
  coins: {
    motif: 'economy',
    seed: '8',
    altText: 'Abstract picture: six stacks of coins in red, ochre and dark blue, lower from left to right',
  },
  'curve-falling': {
    motif: 'economy',
    seed: '4',
    altText: 'Abstract picture: a red line with white dots falls across layered blue hills to one orange dot',
  },
  'rain-grey': {
    motif: 'weather',
    seed: '5',
    altText:
      'Abstract picture: dark clouds and slanting strokes of rain on grey paper, with an orange sun behind',
  },
  'rain-dusk': {
    motif: 'weather',
    seed: '6',
    altText: 'Abstract picture: violet clouds and slanting rain under a striped sun on peach-coloured paper',
  },
  'depths-blue': {
    motif: 'weather',
    seed: '1',
    altText:
      'Abstract picture: uneven rings of blue, lighter from the middle outwards, around one orange dot',
  },
  'depths-violet': {
    motif: 'weather',
    seed: '9',
    altText:
      'Abstract picture: uneven rings of violet and rose around a yellow dot, with short white strokes',
  },
  'depths-ochre': {
    motif: 'weather',
    seed: '7',
    altText:
      'Abstract picture: uneven rings of brown and ochre, paler from the middle outwards, around a red dot',
  },
  'roofs-grey': {
    motif: 'city',
    seed: 'city1',
    altText:
      'Abstract picture: rows of grey houses and towers one behind the other, some windows lit, under a striped sun',
  },
  'roofs-ochre': {
    motif: 'city',
    seed: 'city2',
    altText: 'Abstract picture: rows of ochre houses with round dark trees in front and a red sun above',
  },
  'roofs-dusk': {
    motif: 'city',
    seed: 'city3',
    altText: 'Abstract picture: gabled violet houses with a few yellow windows before a peach-coloured sky',
  },
  'roofs-night': {
    motif: 'city',
    seed: 'city4',
    altText: 'Abstract picture: dark blue houses at night, a yellow moon and a few lit windows',
  },
  'rails-red': {
    motif: 'transport',
    seed: '1',
    altText: 'Abstract picture: rails run together towards a yellow half sun through fields of brick red',
  },
  'rails-dusk': {
    motif: 'transport',
    seed: '2',
    altText: 'Abstract picture: rails run together through violet fields towards a rising yellow sun',
  },
  scales: {
    motif: 'court',
    seed: '8',
    altText:
      'Abstract picture: a pair of scales before a two-coloured blue disc, the red pan a little lower than the blue',
  },
  columns: {
    motif: 'court',
    seed: 'court2',
    altText: 'Abstract picture: a pediment on pale columns with blue between them and a yellow sun behind',
  },
  arcade: {
    motif: 'court',
    seed: '3',
    altText: 'Abstract picture: a row of arches in ochre, one of them red, with a small figure in front',
  },
  pencils: {
    motif: 'school',
    seed: '3',
    altText:
      'Abstract picture: a row of sharpened pencils of different lengths in blue, red, yellow and peach',
  },
  'book-blue': {
    motif: 'school',
    seed: '8',
    altText: 'Abstract picture: an open book with blue and red leaves standing up before a yellow disc',
  },
  abacus: {
    motif: 'school',
    seed: '1',
    altText:
      'Abstract picture: an abacus with rows of coloured beads, some pushed to the left and some to the right',
  },
  'book-red': {
    motif: 'school',
    seed: '10',
    altText: 'Abstract picture: an open book with red and blue leaves standing up before a yellow disc',
  },
  'stage-blue': {
    motif: 'culture',
    seed: '5',
    altText:
      'Abstract picture: a blue-and-red curtain opens on an empty stage with one microphone in the light',
  },
  'stage-red': {
    motif: 'culture',
    seed: '1',
    altText:
      'Abstract picture: a curtain in dark red and blue opens on a microphone in a cone of yellow light',
  },
  'record-violet': {
    motif: 'culture',
    seed: 'culture3',
    altText: 'Abstract picture: a dark gramophone record slides out of a red sleeve with coloured rings',
  },
  'mobile-ochre': {
    motif: 'culture',
    seed: '10',
    altText:
      'Abstract picture: a mobile of thin dark lines with blue discs and small leaves before a pale yellow disc',
  },
  'mobile-dusk': {
    motif: 'culture',
    seed: '7',
    altText:
      'Abstract picture: a mobile of thin dark lines with dark blue leaves and a red disc before a rose-coloured disc',
  },
  'tiles-green': {
    motif: 'health',
    seed: '1',
    altText: 'Abstract picture: tiles of quarter circles, dots and a cross in green, red and yellow',
  },
  'tiles-blue': {
    motif: 'health',
    seed: '7',
    altText: 'Abstract picture: tiles of quarter circles, rings and crosses in blue, yellow and white',
  },
  'table-grey': {
    motif: 'council',
    seed: '7',
    altText:
      'Abstract picture: a dark oval table seen from above, with sheets of paper and empty chairs around it, most of them grey',
  },
  'seats-red': {
    motif: 'council',
    seed: '8',
    altText:
      'Abstract picture: a half circle of dots in blue, red and yellow, like seats in a chamber, a few of them empty',
  },
  'seats-green': {
    motif: 'council',
    seed: '6',
    altText:
      'Abstract picture: a half circle of dots in red, green and yellow, like seats in a chamber, some of them empty',
  },
  'voices-red': {
    motif: 'diplomacy',
    seed: '3',
    altText: 'Abstract picture: two speech bubbles, red and grey, overlap in a dark square',
  },
  'voices-blue': {
    motif: 'diplomacy',
    seed: '10',
    altText: 'Abstract picture: two speech bubbles, blue and yellow, overlap in a dark square',
  },
  'voices-ochre': {
    motif: 'diplomacy',
    seed: '6',
    altText: 'Abstract picture: two speech bubbles, ochre and grey, overlap in a dark square',
  },
  'fence-green': {
    motif: 'frontier',
    seed: 'frontier1',
    altText:
      'Abstract picture: a line of pale fence posts, one of them red, runs over green hills under a yellow sun',
  },
  'fence-ochre': {
    motif: 'frontier',
    seed: 'frontier2',
    altText:
      'Abstract picture: a line of pale fence posts, one of them blue, runs over ochre hills under a red sun',
  },
  'lanes-blue': {
    motif: 'sport',
    seed: '4',
    altText: 'Abstract picture: a bend of blue lanes around a red field, with a few coloured dots on its way',
  },
  'pitch-green': {
    motif: 'sport',
    seed: '6',
    altText:
      'Abstract picture: a striped green pitch seen from above, with white lines and red and white dots',
  },
} as const satisfies Readonly<Record<string, DemoPicture>>;

export type PictureName = keyof typeof DEMO_PICTURES;
