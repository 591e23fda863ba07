import type { Element } from '@onrecord/domain/body/elements';
import { marked } from 'marked';
import { cleanText, type Raw, textOf } from '../../raw.ts';
import type { BodyContext } from '../body-context.ts';
import { domElements, htmlElements } from '../html/blocks.ts';
import { parseHtml } from '../html/dom.ts';
import { obstacleIn } from '../html/mappable.ts';

/** An HTML card whose every part has an element of ours becomes those; any other is kept apart as raw HTML. */
export function htmlCardElements(card: Raw, context: BodyContext): Element[] {
  const html = textOf(card.html);
  if (html.trim() === '') return [];
  const dom = parseHtml(html);
  const obstacle = obstacleIn(dom);
  if (obstacle === undefined) return domElements(dom, context);
  context.note(
    'note',
    `kept apart as raw HTML because of ${obstacle}; readers get it, sanitised, only where the settings allow raw HTML`,
  );
  return [{ type: 'rawHtml', attrs: { html } }];
}

export function markdownElements(card: Raw, context: BodyContext): Element[] {
  const html = marked.parse(textOf(card.markdown), { async: false, gfm: true });
  return htmlElements(cleanText(html), context);
}
