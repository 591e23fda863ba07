import { type NewsroomSettings, newsroomSettingsSchema } from '@onrecord/domain/newsroom/settings';
import { languageTag } from '@onrecord/domain/text/language';
import { linkAddress } from './body/address.ts';
import type { OwnAddresses } from './body/own-addresses.ts';
import { type Note, NoteTaker } from './note-taker.ts';
import { jsonOf, lineOf, listOf, type Raw, recordOf, textOf } from './raw.ts';

const NAVIGATION_MAX = 12;

/** The newsroom's settings that an export names; what cannot be used is a note. */
export function mapSettings(
  settings: ReadonlyMap<string, unknown>,
  own: OwnAddresses,
): { settings: Partial<NewsroomSettings>; notes: readonly Note[] } {
  const context = new NoteTaker(own);
  const first = (...keys: string[]) =>
    keys.map((key) => lineOf(settings.get(key))).find((text) => text !== '') ?? '';
  const candidates: Array<readonly [keyof NewsroomSettings, unknown]> = [
    ['name', first('title').slice(0, 120)],
    ['description', first('description').slice(0, 500)],
    ['language', languageTag(first('locale', 'default_locale', 'lang'))],
    ['timeZone', first('timezone', 'active_timezone', 'activeTimezone')],
    ['accentColour', sixDigits(first('accent_color'))],
    ['navigation', navigationOf(settings.get('navigation'), context)],
  ];
  const usable: Record<string, unknown> = {};
  for (const [name, value] of candidates) {
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    const parsed = newsroomSettingsSchema.shape[name].safeParse(value);
    context.element = `settings ${name}`;
    if (parsed.success) usable[name] = parsed.data;
    else context.note('warning', `"${String(value).slice(0, 60)}" cannot be used; the newsroom's own stays`);
  }
  return { settings: usable as Partial<NewsroomSettings>, notes: context.notes };
}

/** `#fd0` is `#ffdd00`. */
function sixDigits(colour: string): string {
  const lower = colour.toLowerCase();
  return /^#[0-9a-f]{3}$/.test(lower) ? lower.replace(/[0-9a-f]/g, '$&$&') : lower;
}

function navigationOf(value: unknown, context: NoteTaker): NewsroomSettings['navigation'] {
  context.element = 'settings navigation';
  const items = listOf(typeof value === 'string' ? jsonOf(value) : value).map(recordOf);
  const mapped = items.flatMap((item) => itemOf(item, context));
  if (mapped.length > NAVIGATION_MAX)
    context.note('warning', `only the first ${NAVIGATION_MAX} of ${mapped.length} entries were taken over`);
  return mapped.slice(0, NAVIGATION_MAX);
}

function itemOf(item: Raw, context: NoteTaker): NewsroomSettings['navigation'] {
  const label = lineOf(item.label);
  const href = linkAddress(textOf(item.url), context);
  if (label === '' || href === undefined || href.length > 500 || href.includes('#/portal')) {
    context.note('note', `the entry "${label.slice(0, 40)}" was left out`);
    return [];
  }
  return [{ label: [...label].slice(0, 40).join(''), href }];
}
