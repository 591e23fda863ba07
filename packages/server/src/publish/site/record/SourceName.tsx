import { sourcePath } from '@onrecord/domain/address/paths';
import type { SourceView } from '@onrecord/domain/claims/ledger/source';

/** Who stated something: a link to their page, or of an unnamed source its description. */
export function SourceName({ source: { name, slug } }: { source: Pick<SourceView, 'name' | 'slug'> }) {
  return (
    <b class="who" dir="auto">
      {slug === null ? name : <a href={sourcePath(slug)}>{name}</a>}
    </b>
  );
}
