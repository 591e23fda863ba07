import { useMe } from '../session/me.ts';

/** The name of a screen on the browser's tab: what is on it first, for tabs are narrow. */
export function Title({ children }: { readonly children: string }) {
  const { newsroom } = useMe();
  return <title>{`${children} · ${newsroom.name}, desk`}</title>;
}
