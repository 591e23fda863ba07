/** Colours by their part in a picture, from the paper to the ink, and two that draw the eye. */
export interface Palette {
  readonly paper: string;
  readonly haze: string;
  readonly far: string;
  readonly mid: string;
  readonly near: string;
  readonly ink: string;
  readonly warm: string;
  readonly spark: string;
}

/** Few, muted and printable: they stand beside ink on paper, the last of them at night. */
export const PALETTES = {
  sea: {
    paper: '#efe6d3',
    haze: '#d9dccf',
    far: '#a9bdbd',
    mid: '#5f8595',
    near: '#2d5570',
    ink: '#16304a',
    warm: '#d79b3f',
    spark: '#b9553c',
  },
  brick: {
    paper: '#f1e5d0',
    haze: '#e6cfae',
    far: '#d8a580',
    mid: '#b9634a',
    near: '#7e3a34',
    ink: '#2c2230',
    warm: '#e0ad55',
    spark: '#41647a',
  },
  sage: {
    paper: '#efe9d8',
    haze: '#d9dcc3',
    far: '#b1bd9d',
    mid: '#7b9276',
    near: '#476452',
    ink: '#22372f',
    warm: '#d9a648',
    spark: '#b65f43',
  },
  slate: {
    paper: '#ece7dc',
    haze: '#d5d4cd',
    far: '#aab0b2',
    mid: '#717d86',
    near: '#424f5c',
    ink: '#1f2a36',
    warm: '#c98b3b',
    spark: '#a8473a',
  },
  ochre: {
    paper: '#f4e9cf',
    haze: '#ebd5a0',
    far: '#dcb566',
    mid: '#b98937',
    near: '#6f5a35',
    ink: '#263041',
    warm: '#b5523b',
    spark: '#3f6b7d',
  },
  dusk: {
    paper: '#f0d9bd',
    haze: '#dfb79d',
    far: '#b98a89',
    mid: '#7d6680',
    near: '#474a6b',
    ink: '#23264a',
    warm: '#eab45c',
    spark: '#bd5440',
  },
  night: {
    paper: '#2b4560',
    haze: '#35546d',
    far: '#46687c',
    mid: '#223a54',
    near: '#182b43',
    ink: '#0f1d31',
    warm: '#e6c37a',
    spark: '#c4694a',
  },
} as const satisfies Record<string, Palette>;

export type PaletteName = keyof typeof PALETTES;
