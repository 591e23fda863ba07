import { useNetwork } from '@mantine/hooks';
import { mayDo } from '@onrecord/domain/workflow/newsroom-acts';
import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useUnsentPosts } from '../live/keeping/use-unsent-posts.ts';
import { openPalette, usePaletteOpen } from '../palette/palette.ts';
import { useMe } from '../session/me.ts';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';
import { Foot } from './Foot.tsx';
import { PLACES, VIEWS } from './places.ts';
import { Rail } from './Rail.tsx';
import { Toasts } from './Toasts.tsx';
import { useKeyboardHeight } from './use-keyboard-height.ts';
import { useNewStory } from './use-new-story.ts';

const loadPalette = () =>
  import('../palette/CommandPalette.tsx').then(({ CommandPalette }) => ({ default: CommandPalette }));
const CommandPalette = lazy(loadPalette);
/** By then the first screen has its files. Milliseconds. */
const QUIET_MS = 1500;
const ShortcutsHelp = lazy(() =>
  import('../shortcuts/ShortcutsHelp.tsx').then(({ ShortcutsHelp }) => ({ default: ShortcutsHelp })),
);

/** The frame of every screen: the rail, the screen, and what opens over it by a key. */
export function DeskLayout({ children }: { readonly children: ReactNode }) {
  const { person } = useMe();
  const navigate = useNavigate();
  const newStory = useNewStory();
  const paletteOpen = usePaletteOpen();
  const { online } = useNetwork();
  const [helpOpen, setHelpOpen] = useState(false);
  useUnsentPosts();
  useEffect(() => {
    // So that it is there when its key is pressed, and what is typed after it is not lost.
    const timer = setTimeout(() => void loadPalette().catch(() => undefined), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  useKeyboardHeight();
  useShortcuts({
    'mod+k': openPalette,
    n: newStory,
    '?': () => setHelpOpen(true),
    'g h': () => void navigate({ to: '/' }),
    ...Object.fromEntries(
      VIEWS.map(({ view, keys }) => [keys, () => void navigate({ to: '/', search: { view } })]),
    ),
    ...Object.fromEntries(
      PLACES.filter(({ needs }) => needs === undefined || mayDo(person.role, needs)).map(({ to, keys }) => [
        keys,
        () => void navigate({ to }),
      ]),
    ),
  });
  return (
    <div className="desk">
      <Rail onHelp={() => setHelpOpen(true)} />
      <main>
        <p className="offline" role="status">
          {online ? '' : 'No connection. You see what was kept on this machine; what you write is kept too.'}
        </p>
        {children}
      </main>
      <Foot />
      <Toasts />
      <Suspense>
        {paletteOpen && <CommandPalette onHelp={() => setHelpOpen(true)} />}
        {helpOpen && <ShortcutsHelp onClose={() => setHelpOpen(false)} />}
      </Suspense>
    </div>
  );
}
