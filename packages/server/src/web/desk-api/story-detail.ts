import type { DeskStoryDetail } from '@onrecord/domain/desk/shapes';
import { mayAct, STORY_ACTS } from '@onrecord/domain/workflow/story-acts';
import type { DeskContext } from '../../commands/desk/desk-context.ts';
import { listUnready } from '../../commands/desk/write-story.ts';
import { findPublicRevision } from '../../store/published-version.ts';
import { listReviewNotes } from '../../store/review.ts';
import { findDeskStory } from '../../store/views/desk-home.ts';
import { listNamesIn } from '../../store/views/desk-names.ts';
import { differsFromRecord, findDeskStoryRow } from '../../store/views/desk-story.ts';
import { PUBLIC_STATES } from '../../store/working-copy.ts';
import { refusalSentence, type TellTime, unreadySentence } from './sentences.ts';

/** A story with what this person may do with it now, and what stands between it and readers. */
export async function loadStoryDetail(
  context: DeskContext,
  id: string,
  tellTime: TellTime,
): Promise<DeskStoryDetail | undefined> {
  const { db, person } = context;
  const [listed, row] = await Promise.all([findDeskStory(db, id), findDeskStoryRow(db, id)]);
  if (listed === undefined || row === undefined) return undefined;
  const draft = await context.drafts.readDraft(id);
  const [notes, corrections, unready, publicRevision, names] = await Promise.all([
    listReviewNotes(db, id),
    db
      .selectFrom('correction')
      .select(['id', 'at', 'kind', 'note'])
      .where('story_id', '=', id)
      .orderBy('at', 'desc')
      .execute(),
    listUnready(db, row, draft, context.clock()),
    findPublicRevision(db, id),
    listNamesIn(db, draft),
  ]);
  // The copy on record is some seconds behind who types: what can be done goes by the text as it is now.
  const facts = {
    ...row.facts,
    hasStagedChanges: PUBLIC_STATES.has(row.facts.state) && differsFromRecord(row, draft),
  };
  const acts = STORY_ACTS.map((act) => {
    const allowed = mayAct(person.actor, act, facts);
    return [act, allowed.ok ? null : refusalSentence(allowed.error, act)] as const;
  });
  const embargo = unready.find(({ type }) => type === 'embargoed');
  const lacks = unready.filter((problem) => problem !== embargo);
  return {
    ...listed,
    headline: draft.headline,
    hasStagedChanges: facts.hasStagedChanges,
    draft,
    reviewNotes: notes.map(({ id: noteId, at, userName, kind, text }) => ({
      id: noteId,
      at: at.toISOString(),
      by: userName,
      kind,
      text,
    })),
    corrections: corrections.map(({ at, ...correction }) => ({ ...correction, at: at.toISOString() })),
    coverage: row.coverage && {
      startedAt: row.coverage.startedAt.toISOString(),
      endedAt: row.coverage.endedAt?.toISOString() ?? null,
    },
    acts: Object.fromEntries(acts) as DeskStoryDetail['acts'],
    unready: lacks.map((problem) => unreadySentence(problem, tellTime)),
    embargo: embargo === undefined ? null : unreadySentence(embargo, tellTime),
    publicRevision,
    names,
  };
}
