import { claimsPath, correctionsPath, notificationsPath, searchPath } from '@onrecord/domain/address/paths';
import type { Rendering } from '../render.ts';

export function Footer({ site, words }: Rendering) {
  return (
    <footer class="foot">
      <div class="wrap">
        <p>
          <b>{site.settings.name}</b>
          {site.settings.description !== '' && ` ${site.settings.description}`}
        </p>
        <p class="ways">
          <a href={claimsPath}>{words.record.onTheRecord}</a>{' '}
          <a href={correctionsPath}>{words.corrections}</a> <a href={searchPath}>{words.search}</a>{' '}
          <a href={notificationsPath}>{words.push.notifications}</a> <a href="/rss/">{words.feed}</a>
        </p>
      </div>
    </footer>
  );
}
