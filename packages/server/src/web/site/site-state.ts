import type { BannerView } from '@onrecord/domain/breaking/banner';
import type { Clock } from '@onrecord/domain/clock';
import { asBrandPicture } from '@onrecord/domain/media/brand';
import { BRAND_SETTINGS, DEFAULT_SETTINGS, type NewsroomSettings } from '@onrecord/domain/newsroom/settings';
import { themeAsset } from '../../publish/site/theme.ts';
import type { SiteAssets, SiteBrand, SiteContext } from '../../publish/site-context.ts';
import { findBannerView } from '../../store/breaking.ts';
import type { Executor } from '../../store/database.ts';
import { listMediaById } from '../../store/media.ts';
import { findSettings } from '../../store/newsroom.ts';

/** The newsroom's settings and its breaking banner as this process knows them, and what follows from them. */
export class SiteState {
  readonly #origin: string;
  readonly #assets: Omit<SiteAssets, 'themeCss'>;
  readonly #clock: Clock;
  #context: SiteContext;
  /** By path. A page made before the colours changed asks for the former ones. */
  readonly #themes = new Map<string, string>();

  constructor(options: {
    readonly origin: string;
    readonly assets: Omit<SiteAssets, 'themeCss'>;
    readonly clock?: Clock;
  }) {
    this.#origin = options.origin;
    this.#assets = options.assets;
    this.#clock = options.clock ?? (() => new Date());
    this.#context = this.#contextFor(DEFAULT_SETTINGS, {}, null);
  }

  /** Says up to which event pages rendered from now on are current. */
  reached(eventId: bigint): void {
    this.#context = { ...this.#context, eventId: Number(eventId) };
  }

  /** What pages are rendered with now; a banner only until its time, whoever is to lift it. */
  get context(): SiteContext {
    const { breaking } = this.#context;
    if (breaking !== null && breaking.until <= this.#clock())
      this.#context = { ...this.#context, breaking: null };
    return this.#context;
  }

  /** The style sheet of the newsroom's colours at an address pages link it by, or linked it by before a change. */
  findTheme(path: string): string | undefined {
    return this.#themes.get(path);
  }

  /** Reads settings and banner again. */
  async reload(executor: Executor): Promise<void> {
    const settings = (await findSettings(executor)) ?? DEFAULT_SETTINGS;
    const [brand, breaking] = await Promise.all([
      findBrand(executor, settings),
      findBannerView(executor, this.#clock()),
    ]);
    this.#context = this.#contextFor(settings, brand, breaking ?? null);
  }

  #contextFor(settings: NewsroomSettings, brand: SiteBrand, breaking: BannerView | null): SiteContext {
    const theme = themeAsset(settings);
    this.#themes.set(theme.path, theme.css);
    const eventId = this.#context?.eventId ?? 0;
    const assets = { ...this.#assets, themeCss: theme.path };
    return { settings, origin: this.#origin, assets, brand, breaking, eventId };
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
