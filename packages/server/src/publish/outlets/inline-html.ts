import type { Inline, Mark } from '@onrecord/domain/body/inline';
import { assertNever } from '@onrecord/domain/result';
import { absoluteHref } from './absolute-url.ts';
import { element, escapeMarkup, voidElement } from './markup.ts';
import type { OutletPage } from './outlet-page.ts';

/** Runs of text with their marks, as HTML for outlets: links absolute, nothing that could execute. */
export function inlineHtml(page: OutletPage, content: readonly Inline[] | undefined): string {
  return (content ?? []).map((node) => nodeHtml(page, node)).join('');
}

function nodeHtml(page: OutletPage, node: Inline): string {
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduceRight(
        (html, mark) => markedHtml(page, mark, html),
        escapeMarkup(node.text),
      );
    case 'hardBreak':
      return voidElement('br');
    default:
      return assertNever(node);
  }
}

function markedHtml(page: OutletPage, mark: Mark, html: string): string {
  switch (mark.type) {
    case 'bold':
      return element('strong', {}, html);
    case 'italic':
      return element('em', {}, html);
    case 'code':
      return element('code', {}, html);
    case 'strike':
      return element('s', {}, html);
    case 'sub':
      return element('sub', {}, html);
    case 'sup':
      return element('sup', {}, html);
    case 'link':
      return linkHtml(page, mark.attrs.href, html);
    case 'claim':
      // The words of a claim are the story's own; its record is a page of the site.
      return html;
    default:
      return assertNever(mark);
  }
}

/** A link around markup; the markup alone where the address must not or cannot be followed. */
export function linkHtml(page: OutletPage, href: string, html: string): string {
  const url = absoluteHref(page.site, href, page.path);
  return url === undefined ? html : element('a', { href: url }, html);
}
