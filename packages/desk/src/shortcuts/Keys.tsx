const isMac = /Mac|iP(hone|ad|od)/.test(navigator.platform);
const SIGNS: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  alt: isMac ? '⌥' : 'Alt',
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Backspace: '⌫',
};

/** A shortcut as it is printed on a key: `mod+k` is ⌘K on a Mac. */
export function Keys({ of: keys }: { readonly of: string }) {
  return keys.split(' ').map((key) => (
    <kbd key={key}>
      {key
        .split('+')
        .map((part) => SIGNS[part] ?? part.toUpperCase())
        .join(isMac ? '' : ' ')}
    </kbd>
  ));
}
