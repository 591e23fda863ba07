import { isDeepStrictEqual } from 'node:util';
import { SLUG_MAX, slugFrom } from '@onrecord/domain/address/slug';
import { DEFAULT_SETTINGS, type NewsroomSettings } from '@onrecord/domain/newsroom/settings';
import { err, ok, type Result } from '@onrecord/domain/result';
import { mayDo } from '@onrecord/domain/workflow/newsroom-acts';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { appendAudit } from '../../store/audit.ts';
import { findSettings } from '../../store/newsroom.ts';
import { changeSettings, changeTags } from '../save-newsroom.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskProblem } from './desk-problem.ts';

type Person = Omit<DeskContext, 'drafts'>;

/** An owner changes some of the newsroom's settings. */
export async function editSettings(
  context: Person,
  change: Partial<NewsroomSettings>,
): Promise<Result<void, DeskProblem>> {
  const { actor, name: userName } = context.person;
  if (!mayDo(actor.role, 'manage-settings')) return err({ type: 'forbidden', act: 'manage-settings' });
  const before = (await findSettings(context.db)) ?? DEFAULT_SETTINGS;
  const names = Object.keys(change) as (keyof NewsroomSettings)[];
  const differing = names.filter((name) => !isDeepStrictEqual(before[name], change[name]));
  const changed = await changeSettings(context, change, (trx) =>
    appendAudit(trx, {
      at: context.clock(),
      userId: actor.userId,
      userName,
      act: 'settings-change',
      subjectType: 'settings',
      subjectId: null,
      details: Object.fromEntries(differing.map((name) => [name, change[name]])),
    }),
  );
  return changed.ok ? ok(undefined) : err({ type: 'invalid', lines: changed.error });
}

interface DeskTag {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly internal: boolean;
}

/** Adds a tag, or finds the one that has this name already. */
export async function createTag(
  context: Person,
  { name, internal }: { readonly name: string; readonly internal: boolean },
): Promise<Result<DeskTag, DeskProblem>> {
  const { actor, name: userName } = context.person;
  if (!mayDo(actor.role, 'manage-tags')) return err({ type: 'forbidden', act: 'manage-tags' });
  const known = await context.db
    .selectFrom('tag')
    .select(['id', 'slug', 'name', 'internal'])
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .executeTakeFirst();
  if (known !== undefined) return ok(known);
  const tag = { id: uuidv7(), slug: await freeTagSlug(context, name), name, internal };
  await changeTags(context, [{ ...tag, description: '' }], (trx) =>
    appendAudit(trx, {
      at: context.clock(),
      userId: actor.userId,
      userName,
      act: 'tag-create',
      subjectType: 'tag',
      subjectId: tag.id,
      details: { name },
    }),
  );
  return ok(tag);
}

async function freeTagSlug(context: Person, name: string): Promise<string> {
  const stem = (slugFrom(name) || 'tag').slice(0, SLUG_MAX - 40);
  const taken = await context.db.selectFrom('tag').select('id').where('slug', '=', stem).executeTakeFirst();
  return taken === undefined ? stem : `${stem}-${uuidv7()}`;
}
