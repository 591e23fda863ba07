import { useMantineColorScheme } from '@mantine/core';

const NEXT = { auto: 'light', light: 'dark', dark: 'auto' } as const;
const WORDS = { auto: 'as the system', light: 'light', dark: 'dark' } as const;

export function ColourSchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <button type="button" onClick={() => setColorScheme(NEXT[colorScheme])}>
      {`Colours: ${WORDS[colorScheme]}`}
      <span className="said">{`, switch to ${WORDS[NEXT[colorScheme]]}`}</span>
    </button>
  );
}
