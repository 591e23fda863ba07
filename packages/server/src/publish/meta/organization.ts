import { searchPath } from '@onrecord/domain/address/paths';
import type { ImageObjectLeaf, NewsMediaOrganizationLeaf, WebSiteLeaf } from 'schema-dts';
import { absoluteHref, absoluteUrl } from '../outlets/absolute-url.ts';
import { brandFile } from '../outlets/brand-picture.ts';
import { outletPicture } from '../outlets/outlet-picture.ts';
import type { SiteContext } from '../site-context.ts';

/** The ids by which a page's objects speak of the newsroom and its site without repeating them. */
export const organizationId = (site: Pick<SiteContext, 'origin'>) => absoluteUrl(site, '/#newsroom');
export const websiteId = (site: SiteContext) => absoluteUrl(site, '/#site');

/** The newsroom as publisher, with the policies it has. Source: schema.org/NewsMediaOrganization, The Trust Project. */
export function newsMediaOrganization(site: SiteContext): NewsMediaOrganizationLeaf {
  const { name, description, policies } = site.settings;
  const policy = (href: string | null) => (href === null ? undefined : absoluteHref(site, href));
  const publishingPrinciples = policy(policies.publishingPrinciples);
  const correctionsPolicy = policy(policies.corrections);
  const ethicsPolicy = policy(policies.ethics);
  return {
    '@type': 'NewsMediaOrganization',
    '@id': organizationId(site),
    name,
    url: absoluteUrl(site, '/'),
    ...(description === '' ? {} : { description }),
    logo: logoObject(site),
    ...(publishingPrinciples === undefined ? {} : { publishingPrinciples }),
    ...(correctionsPolicy === undefined ? {} : { correctionsPolicy }),
    ...(ethicsPolicy === undefined ? {} : { ethicsPolicy }),
  };
}

/** Large enough for any place a logo stands in. Pixels. */
const LOGO_WIDTH_PX = 1280;

/**
 * The newsroom's logo, on white as search engines show it, else its icon, else the built one.
 * Source: Google Search Central, "Logo" (at least 112 px each way; must look right on white).
 */
function logoObject(site: SiteContext): ImageObjectLeaf {
  const { logo, icon } = site.brand;
  const picture =
    (logo && outletPicture(site, logo, { widthPx: LOGO_WIDTH_PX })) ??
    (icon && brandFile(site, icon, 'icon-512'));
  if (picture === undefined) return { '@type': 'ImageObject', url: absoluteUrl(site, site.assets.icon) };
  return {
    '@type': 'ImageObject',
    url: picture.url,
    width: { '@type': 'QuantitativeValue', value: picture.widthPx, unitCode: 'E37' },
    height: { '@type': 'QuantitativeValue', value: picture.heightPx, unitCode: 'E37' },
    encodingFormat: picture.mimeType,
  };
}

/** The site as a whole, with its search. `query-input` is Google's own addition to the vocabulary. */
export function website(site: SiteContext): WebSiteLeaf {
  const { name, description, language } = site.settings;
  return {
    '@type': 'WebSite',
    '@id': websiteId(site),
    name,
    url: absoluteUrl(site, '/'),
    ...(description === '' ? {} : { description }),
    inLanguage: language,
    publisher: { '@id': organizationId(site) },
    potentialAction: searchAction(site),
  };
}

function searchAction(site: SiteContext) {
  return {
    '@type': 'SearchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: `${absoluteUrl(site, searchPath)}?q={search_term_string}`,
    },
    'query-input': 'required name=search_term_string',
  } as const;
}
