import type { FileStore } from '../../media/file-store.ts';
import type { PageStore } from '../pages/page-store.ts';
import type { PublicPaths } from '../public-paths.ts';
import type { SourceContext } from './page-source.ts';

/** What the site's addresses are answered with. */
export interface SiteServices extends SourceContext {
  readonly pages: PageStore;
  readonly paths: PublicPaths;
  readonly files: FileStore;
}
