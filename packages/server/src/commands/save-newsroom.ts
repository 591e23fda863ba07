import { isDeepStrictEqual } from 'node:util';
import { authorKey, feedKey, SETTINGS_KEY, tagKey } from '@onrecord/domain/address/keys';
import type { ContributorInput, TagInput } from '@onrecord/domain/article/story-input';
import { asBrandPicture } from '@onrecord/domain/media/brand';
import {
  BRAND_SETTINGS,
  DEFAULT_SETTINGS,
  type NewsroomSettings,
  newsroomSettingsSchema,
} from '@onrecord/domain/newsroom/settings';
import { err, ok, type Result } from '@onrecord/domain/result';
import type { Transaction } from 'kysely';
import { appendEvent } from '../store/event-log.ts';
import { listMediaById } from '../store/media.ts';
import { findSettings, saveSettings } from '../store/newsroom.ts';
import { saveContributors, saveTags } from '../store/people-and-tags.ts';
import { refreshAuthorAddresses, refreshTags } from '../store/public-index.ts';
import type { Schema } from '../store/schema.ts';
import type { CommandContext } from './context.ts';

/** What is written in the same transaction, if anything was changed: who did it, for the audit log. */
type Alongside = (trx: Transaction<Schema>) => Promise<void>;
const nothing: Alongside = async () => undefined;

/**
 * Changes some of the newsroom's settings. The error has a line for each that may not be; nothing is then
 * changed. The value tells whether anything did.
 */
export async function changeSettings(
  context: CommandContext,
  change: Partial<NewsroomSettings>,
  alongside: Alongside = nothing,
): Promise<Result<'changed' | 'unchanged', string[]>> {
  return context.db.transaction().execute(async (trx) => {
    const before = await findSettings(trx);
    const parsed = newsroomSettingsSchema.safeParse({ ...DEFAULT_SETTINGS, ...before, ...change });
    if (!parsed.success)
      return err(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
    const unusable = await listUnusablePictures(trx, parsed.data);
    if (unusable.length > 0) return err(unusable);
    if (before && isDeepStrictEqual(before, parsed.data)) return ok('unchanged');
    await saveSettings(trx, parsed.data, context.clock());
    await appendEvent(trx, {
      type: 'settings-changed',
      actor: context.actor,
      at: context.clock(),
      keys: [SETTINGS_KEY],
      paths: [],
    });
    await alongside(trx);
    return ok('changed');
  });
}

/** A line for each setting that names what is no picture of the library. */
async function listUnusablePictures(trx: Transaction<Schema>, settings: NewsroomSettings): Promise<string[]> {
  const named = BRAND_SETTINGS.flatMap((name) => {
    const id = settings[name];
    return id === null ? [] : [{ name, id }];
  });
  const media = await listMediaById(
    trx,
    named.map(({ id }) => id),
  );
  return named
    .filter(({ id }) => asBrandPicture(media.get(id)) === undefined)
    .map(({ name }) => `${name}: needs a picture of the library`);
}

/** Writes tags, new or changed. */
export async function changeTags(
  context: CommandContext,
  tags: readonly TagInput[],
  alongside: Alongside = nothing,
): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const changed = await saveTags(trx, tags);
    if (changed.length === 0) return;
    const { paths, claimKeys } = await refreshTags(trx, changed);
    await appendEvent(trx, {
      type: 'names-changed',
      actor: context.actor,
      at: context.clock(),
      keys: [...changed.flatMap((id) => [tagKey(id), feedKey(id)]), ...claimKeys],
      paths,
    });
    await alongside(trx);
  });
}

/** Writes contributors, new or changed. */
export async function changeContributors(
  context: CommandContext,
  people: readonly ContributorInput[],
): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const changed = await saveContributors(trx, people);
    if (changed.length === 0) return;
    const paths = await refreshAuthorAddresses(trx, changed);
    await appendEvent(trx, {
      type: 'names-changed',
      actor: context.actor,
      at: context.clock(),
      keys: changed.map(authorKey),
      paths,
    });
  });
}
