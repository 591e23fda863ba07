/** Acts whose version is what readers got. */
const PUBLIC_ACTS = ['story-published', 'publish-changes', 'stories-imported'];

/** The version readers see, of those listed newest first: the last that went out. */
export function publicRevision<R extends { readonly act: string }>(revisions: readonly R[]): R | undefined {
  return revisions.find(({ act }) => PUBLIC_ACTS.includes(act));
}
