import { searchPath } from '@onrecord/domain/address/paths';
import type { NewsMediaOrganizationLeaf, WebSiteLeaf } from 'schema-dts';
import { absoluteHref, absoluteUrl } from '../outlets/absolute-url.ts';
import type { SiteContext } from '../site-context.ts';

/** The ids by which a page's objects speak of the newsroom and its site without repeating them. */
export const organizationId = (site: SiteContext) => absoluteUrl(site, '/#newsroom');
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
    logo: { '@type': 'ImageObject', url: absoluteUrl(site, site.assets.icon) },
    ...(publishingPrinciples === undefined ? {} : { publishingPrinciples }),
    ...(correctionsPolicy === undefined ? {} : { correctionsPolicy }),
    ...(ethicsPolicy === undefined ? {} : { ethicsPolicy }),
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
