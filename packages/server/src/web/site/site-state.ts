import { asBrandPicture } from '@onrecord/domain/media/brand';
import { BRAND_SETTINGS, DEFAULT_SETTINGS, type NewsroomSettings } from '@onrecord/domain/newsroom/settings';
import { themeAsset } from '../../publish/site/theme.ts';
import type { SiteAssets, SiteBrand, SiteContext } from '../../publish/site-context.ts';
import type { Executor } from '../../store/database.ts';
import { listMediaById } from '../../store/media.ts';
import { findSettings } from '../../store/newsroom.ts';

/** The newsroom's settings as this process knows them, and what follows from them. */
export class SiteState {
  readonly #origin: string;
  readonly #assets: Omit<SiteAssets, 'themeCss'>;
  #context: SiteContext;
  /** By path. A page made before the colours changed asks for the former ones. */
  readonly #themes = new Map<string, string>();

  constructor(options: { readonly origin: string; readonly assets: Omit<SiteAssets, 'themeCss'> }) {
    this.#origin = options.origin;
    this.#assets = options.assets;
    this.#context = this.#contextFor(DEFAULT_SETTINGS, {});
  }

  /** What pages are rendered with now. */
  get context(): SiteContext {
    return this.#context;
  }

  /** The style sheet of the newsroom's colours at an address pages link it by, or linked it by before a change. */
  findTheme(path: string): string | undefined {
    return this.#themes.get(path);
  }

  /** Reads the settings again. */
  async reload(executor: Executor): Promise<void> {
    const settings = (await findSettings(executor)) ?? DEFAULT_SETTINGS;
    this.#context = this.#contextFor(settings, await findBrand(executor, settings));
  }

  #contextFor(settings: NewsroomSettings, brand: SiteBrand): SiteContext {
    const theme = themeAsset(settings);
    this.#themes.set(theme.path, theme.css);
    return { settings, origin: this.#origin, assets: { ...this.#assets, themeCss: theme.path }, brand };
  }
}

/** The pictures that the settings name. */
async function findBrand(executor: Executor, settings: NewsroomSettings): Promise<SiteBrand> {
  const ids = BRAND_SETTINGS.map((name) => settings[name]).filter((id) => id !== null);
  const media = await listMediaById(executor, ids);
  const pictureOf = (id: string | null) => (id === null ? undefined : asBrandPicture(media.get(id)));
  const logo = pictureOf(settings.logoMediaId);
  return {
    logo,
    darkLogo: logo && pictureOf(settings.darkLogoMediaId),
    icon: pictureOf(settings.iconMediaId),
  };
}
