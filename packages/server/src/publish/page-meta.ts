/** What a page says of itself in its head, apart from how it looks. */
export interface PageMeta {
  readonly title: string;
  readonly description: string;
  /** Absolute; null for pages that are no address of their own (404). */
  readonly canonicalUrl: string | null;
  readonly robots: 'index' | 'noindex';
  /** `property` (Open Graph) or `name` (everything else) with content, in order. */
  readonly tags: ReadonlyArray<{
    readonly attribute: 'property' | 'name';
    readonly key: string;
    readonly content: string;
  }>;
  /** `<link rel="alternate">`: feeds and oEmbed. */
  readonly alternates: ReadonlyArray<{
    readonly type: string;
    readonly title: string;
    readonly href: string;
  }>;
  /** schema.org objects, each becoming one JSON-LD script. */
  readonly jsonLd: readonly object[];
}
