import { useComputedColorScheme } from '@mantine/core';
import { useMe } from '../session/me.ts';

/** What the newsroom is called, as its logo where it has one. */
export function NewsroomName() {
  const { name, logo, darkLogo } = useMe().newsroom;
  const isDark = useComputedColorScheme('light') === 'dark';
  const shown = (isDark ? darkLogo : null) ?? logo;
  if (shown === null) return name;
  return <img src={shown.src} alt={name} width={shown.widthPx} height={shown.heightPx} />;
}
