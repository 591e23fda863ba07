import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Mantine asks for ten shades of a colour; ours is one, and knows light from dark by itself. */
const oneShade = (value: string) => Array<string>(10).fill(value) as unknown as MantineColorsTuple;

/** Mantine's greys, lightest first and, for dark, inkiest first: what its parts take for edges and grounds. */
const shades = (...names: string[]) => names.map((name) => `var(--${name})`) as unknown as MantineColorsTuple;

/** Mantine's parts, drawn with the tokens of the look. */
export const theme = createTheme({
  primaryColor: 'ink',
  colors: {
    ink: oneShade('var(--ink)'),
    red: oneShade('var(--accent)'),
    gray: shades('paper-2', 'paper-2', 'hair', 'hair', 'hair', 'ink-3', 'ink-3', 'ink-2', 'ink', 'ink'),
    dark: shades('ink', 'ink-2', 'ink-3', 'ink-3', 'hair', 'hair', 'paper-2', 'paper', 'paper', 'paper'),
  },
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--serif)', fontWeight: '700' },
  fontSizes: {
    xs: 'var(--t-2)',
    sm: 'var(--t-1)',
    md: 'var(--desk-text)',
    lg: 'var(--t1)',
    xl: 'var(--t2)',
  },
  defaultRadius: 6,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { variant: 'default', size: 'sm' } },
    Modal: {
      defaultProps: {
        transitionProps: { duration: 0 },
        overlayProps: { backgroundOpacity: 0.35 },
        yOffset: '12vh',
      },
    },
    Menu: {
      defaultProps: {
        transitionProps: { duration: 0 },
        position: 'bottom-end',
        withInitialFocusPlaceholder: false,
      },
    },
    SegmentedControl: { defaultProps: { transitionDuration: 0 } },
    Popover: { defaultProps: { transitionProps: { duration: 0 } } },
    Tooltip: {
      defaultProps: { transitionProps: { duration: 0 }, openDelay: 200, multiline: true, maw: 320 },
    },
  },
});

const INK = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--ink)',
  '--mantine-color-error': 'var(--accent)',
  '--mantine-color-default': 'var(--paper)',
  '--mantine-color-default-hover': 'var(--paper-2)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--hair)',
  '--mantine-color-disabled': 'var(--paper-2)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--hair)',
  '--mantine-color-ink-filled': 'var(--ink)',
  '--mantine-color-ink-filled-hover': 'var(--ink-2)',
  '--mantine-color-ink-light': 'var(--paper-2)',
  '--mantine-color-ink-light-hover': 'var(--hair)',
  '--mantine-color-ink-light-color': 'var(--ink)',
  '--mantine-color-ink-outline': 'var(--ink)',
  '--mantine-color-ink-outline-hover': 'var(--paper-2)',
  '--mantine-primary-color-contrast': 'var(--paper)',
};

export const tokensForMantine: CSSVariablesResolver = () => ({ variables: {}, light: INK, dark: INK });
