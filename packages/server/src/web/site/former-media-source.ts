import { filePath, renditionPath } from '@onrecord/domain/address/paths';
import { renditionWidths } from '@onrecord/domain/media/media';
import { listMediaById } from '../../store/media.ts';
import { findAddress } from '../../store/public-index.ts';
import { type PageSource, redirectPage, type SourceContext } from './page-source.ts';

/** Where a file is now that another system had under this path (as `formerMediaPath` gives it). */
export function formerMediaSource({ db }: SourceContext, path: string): PageSource {
  return {
    path: `${path} (former)`,
    render: async () => {
      const address = await findAddress(db, path);
      if (address?.kind !== 'media') return undefined;
      const media = (await listMediaById(db, [address.targetId])).get(address.targetId);
      if (media === undefined) return undefined;
      const widest = media.widthPx === null ? undefined : renditionWidths(media.widthPx).at(-1);
      return redirectPage(
        media.kind === 'picture' && widest !== undefined
          ? renditionPath(media.contentHash, widest, 'jpeg')
          : filePath(media.contentHash, media.fileName),
        [],
      );
    },
  };
}
