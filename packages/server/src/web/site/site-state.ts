import { DEFAULT_SETTINGS, type NewsroomSettings } from '@onrecord/domain/newsroom/settings';
import { themeAsset } from '../../publish/site/theme.ts';
import type { SiteAssets, SiteContext } from '../../publish/site-context.ts';
import type { Executor } from '../../store/database.ts';
import { findSettings } from '../../store/newsroom.ts';

/** The newsroom's settings as this process knows them, and what follows from them. */
export class SiteState {
  readonly #origin: string;
  readonly #assets: Omit<SiteAssets, 'themeCss'>;
  #context: SiteContext;
  #theme: { path: string; css: string };

  constructor(options: { readonly origin: string; readonly assets: Omit<SiteAssets, 'themeCss'> }) {
    this.#origin = options.origin;
    this.#assets = options.assets;
    this.#theme = themeAsset(DEFAULT_SETTINGS);
    this.#context = this.#contextFor(DEFAULT_SETTINGS);
  }

  /** What pages are rendered with now. */
  get context(): SiteContext {
    return this.#context;
  }

  /** The style sheet of the newsroom's colours, at the address pages link it by. */
  get theme(): { readonly path: string; readonly css: string } {
    return this.#theme;
  }

  /** Reads the settings again. */
  async reload(executor: Executor): Promise<void> {
    const settings = (await findSettings(executor)) ?? DEFAULT_SETTINGS;
    this.#theme = themeAsset(settings);
    this.#context = this.#contextFor(settings);
  }

  #contextFor(settings: NewsroomSettings): SiteContext {
    return { settings, origin: this.#origin, assets: { ...this.#assets, themeCss: this.#theme.path } };
  }
}
