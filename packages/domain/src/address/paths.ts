import type { BrandFile } from '../media/brand.ts';

/** The public addresses, each made in one place. All paths begin and end with '/', unless they name a file. */
const segment = (slug: string) => encodeURIComponent(slug);

export const storyPath = (slug: string) => `/${segment(slug)}/`;
/** What changed between the published versions of a story. */
export const changesPath = (slug: string) => `${storyPath(slug)}changes/`;
/** What a story has on record, from the statement of that number on. */
export const storyStatementsPath = (slug: string, from = 1) =>
  `${storyPath(slug)}statements/${from === 1 ? '' : `?from=${from}`}`;
export const tagPath = (slug: string) => `/tag/${segment(slug)}/`;
export const authorPath = (slug: string) => `/author/${segment(slug)}/`;
export const correctionsPath = '/corrections/';
export const searchPath = '/search/';
export const claimsPath = '/claims/';
/** By the claim's public id. */
export const claimPath = (publicId: string) => `/claims/${publicId}/`;
/** The ledger as open data: all public claims, one of them, the passages that cite it. */
export const claimsJsonPath = '/claims.json';
export const claimJsonPath = (publicId: string) => `${claimPath(publicId)}claim.json`;
export const annotationsPath = (publicId: string) => `${claimPath(publicId)}annotations.json`;
/** A kept file that readers may see, by its SHA-256. */
export const evidencePath = (publicId: string, contentHash: string) =>
  `${claimPath(publicId)}evidence/${contentHash}`;
export const sourcePath = (slug: string) => `/sources/${segment(slug)}/`;
/** A stretch of what a source stated, on all topics or on one. */
export function statementsPath(
  slug: string,
  { topic, before }: { readonly topic?: string | undefined; readonly before?: string | null | undefined },
): string {
  const query = [
    ...(topic === undefined ? [] : [`topic=${segment(topic)}`]),
    ...(before === undefined || before === null ? [] : [`before=${segment(before)}`]),
  ];
  return sourcePath(slug) + (query.length === 0 ? '' : `?${query.join('&')}`);
}
export const notificationsPath = '/notifications/';
/** The same with a live story or a tag chosen already. */
export const followPath = (type: 'story' | 'tag', slug: string) =>
  `${notificationsPath}?${type}=${segment(slug)}`;

/** Where the pictures made of a stored file are: immutable, by `renditionName`, which begins with its content hash. */
export type RenditionFormat = 'avif' | 'webp' | 'jpeg';
export const renditionPath = (name: string, widthPx: number, format: RenditionFormat) =>
  `/media/${name}/${widthPx}.${format === 'jpeg' ? 'jpg' : format}`;

/** The picture of 1,200 × 630 px for cards in other people's feeds. */
export const socialPicturePath = (name: string) => `/media/${name}/social.jpg`;

/** What is made of the newsroom's own pictures: its logo, its icon. */
export const brandPath = (name: string, file: BrandFile) => `/media/${name}/${file}.png`;

/** The stored file as it came (files, recordings, films; never a picture, which may hold a position). */
export const filePath = (contentHash: string, fileName: string) =>
  `/media/${contentHash}/file/${encodeURIComponent(fileName)}`;
