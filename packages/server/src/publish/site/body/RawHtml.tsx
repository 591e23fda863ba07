import type { ElementOf } from '@onrecord/domain/body/elements';
import { raw } from 'hono/html';
import type { BodyContext } from './body-context.ts';
import { sanitiseHtml } from './sanitise-html.ts';

/** HTML of the newsroom's own making, where its settings allow it; always through the allow-list. */
export function RawHtml({ element, site }: BodyContext & { element: ElementOf<'rawHtml'> }) {
  if (!site.settings.showRawHtml) return null;
  const safe = sanitiseHtml(element.attrs.html).trim();
  return safe === '' ? null : <div class="raw">{raw(safe)}</div>;
}
