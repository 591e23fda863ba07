import { searchPath } from '@onrecord/domain/address/paths';
import { safeHref } from '@onrecord/domain/body/href';
import type { Rendering } from '../render.ts';
import { Logo } from './Logo.tsx';

export function Masthead({ site, words, path }: Rendering & { path: string | undefined }) {
  const { name, navigation, demoNotice } = site.settings;
  const current = (href: string) => (href === path ? 'page' : undefined);
  return (
    <header class="mast">
      {demoNotice !== '' && <p class="demo">{demoNotice}</p>}
      <div class="wrap">
        <a class={site.brand.logo === undefined ? 'name' : 'name logo'} href="/">
          {site.brand.logo === undefined ? (
            name
          ) : (
            <Logo logo={site.brand.logo} darkLogo={site.brand.darkLogo} name={name} />
          )}
        </a>
        {navigation.length > 0 && (
          <nav aria-label={words.sections}>
            {navigation.map(({ label, href }) => (
              <a href={safeHref(href)} aria-current={current(href)}>
                {label}
              </a>
            ))}
          </nav>
        )}
        <a class="find" href={searchPath} aria-current={current(searchPath)}>
          {words.search}
        </a>
      </div>
    </header>
  );
}
