import { authorPath } from '@onrecord/domain/address/paths';
import type { ContributorView } from '@onrecord/domain/article/views';
import type { PersonLeaf } from 'schema-dts';
import { absoluteHref, absoluteUrl } from '../outlets/absolute-url.ts';
import type { SiteContext } from '../site-context.ts';
import { imageObject } from './image-object.ts';
import { organizationId } from './organization.ts';

/** A contributor as a story names them: who it is, and the page that says more. */
export function personInByline(site: SiteContext, contributor: ContributorView): PersonLeaf {
  const url = absoluteUrl(site, authorPath(contributor.slug));
  return { '@type': 'Person', '@id': `${url}#person`, name: contributor.name, url };
}

/** A contributor with all that is public of them, for their own page. */
export function person(site: SiteContext, contributor: ContributorView): PersonLeaf {
  const { bio, location, website, picture } = contributor;
  const sameAs = absoluteHref(site, website);
  const image = picture === null ? undefined : imageObject(site, picture, picture);
  return {
    ...personInByline(site, contributor),
    ...(bio === '' ? {} : { description: bio }),
    ...(location === '' ? {} : { workLocation: { '@type': 'Place', name: location } }),
    ...(sameAs === undefined ? {} : { sameAs }),
    ...(image === undefined ? {} : { image }),
    worksFor: { '@id': organizationId(site) },
  };
}
