import type { StoryState } from '@onrecord/domain/article/story-input';
import type { CoverageState } from '@onrecord/domain/live/coverage';
import { assertNever } from '@onrecord/domain/result';
import type { EntryRefusal } from '@onrecord/domain/workflow/entry-acts';
import type { NewsroomAct } from '@onrecord/domain/workflow/newsroom-acts';
import type { Refusal, StoryAct } from '@onrecord/domain/workflow/story-acts';
import type { Unready } from '@onrecord/domain/workflow/story-draft';
import type { DeskProblem } from '../../commands/desk/desk-problem.ts';
import { adviceSentence } from './advice-sentences.ts';

/** What the desk's API says to people: what happened, and what to do. The desk shows these as they are. */

/** Writes an instant as the newsroom reads it: in its own time zone. */
export type TellTime = (at: Date) => string;

export function tellTimeIn(timeZone: string): TellTime {
  const format = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  });
  return (at) => format.format(at);
}

const STATE_WORDS: Readonly<Record<StoryState, string>> = {
  draft: 'a draft',
  'in-review': 'in review',
  scheduled: 'scheduled',
  published: 'published',
  retracted: 'retracted',
  withdrawn: 'withdrawn',
  spiked: 'spiked',
};

const ACT_WORDS: Readonly<Record<StoryAct, string>> = {
  read: 'be read',
  write: 'be changed',
  'ask-review': 'be handed in for review',
  'ask-changes': 'be handed back',
  approve: 'be approved',
  schedule: 'be scheduled',
  unschedule: 'be taken off the schedule',
  publish: 'be published',
  'publish-changes': 'have changes to publish',
  'discard-changes': 'have changes to discard',
  retract: 'be retracted',
  withdraw: 'be withdrawn',
  'restore-public': 'be brought back to readers',
  spike: 'be spiked',
  unspike: 'be taken back from the spike',
  'hand-over': 'be handed over',
  'restore-revision': 'be taken back to an earlier version',
  'share-preview': 'be shown to somebody outside',
  'revoke-preview': 'have a link to it revoked',
  'notify-readers': 'be told to readers by a notification',
  'start-live': 'go live',
  'end-live': 'end',
  'resume-live': 'go live again',
};

/** Whom to ask. */
export const ROLE_WORDS = {
  viewer: 'somebody who is signed in',
  reporter: 'a reporter',
  editor: 'an editor',
  owner: 'an owner',
} as const;

/** Why somebody may not do something with a story now. */
export function refusalSentence(refusal: Refusal, act: StoryAct): string {
  switch (refusal.type) {
    case 'role':
      return `Only ${ROLE_WORDS[refusal.needs]} can do this. Ask one to.`;
    case 'not-yours':
      return 'This is another reporter’s story. Ask them or an editor.';
    case 'state':
      return `The story is ${STATE_WORDS[refusal.state]}; it cannot ${ACT_WORDS[act]} now.`;
    case 'no-changes':
      return 'Nothing has been changed since it was published.';
    case 'coverage':
      return COVERAGE_SENTENCES[refusal.coverage];
    case 'page':
      return 'A page cannot go live. Begin a story for it.';
    default:
      return assertNever(refusal);
  }
}

const COVERAGE_SENTENCES: Readonly<Record<CoverageState, string>> = {
  none: 'This story has never been live.',
  live: 'This story is live already.',
  ended: 'This live story has ended. Go live again if it goes on.',
};

/** Why somebody may not do something with an entry of a live story now. */
function entryRefusalSentence(refusal: EntryRefusal): string {
  switch (refusal.type) {
    case 'entry-role':
      return 'Only reporters, editors and owners can post into live stories.';
    case 'not-your-entry':
      return 'Somebody else posted this entry. Ask them or an editor.';
    case 'not-live':
      return refusal.coverage === 'none'
        ? 'This story is not live. Start it, then post; your text is kept.'
        : 'This live story has ended. Go live again, then post; your text is kept.';
    case 'not-open':
      return `The story is ${STATE_WORDS[refusal.state]}; its entries cannot be changed now.`;
    case 'removed-by-editor':
      return 'An editor removed this entry. Ask them to bring it back.';
    case 'entry-removed':
      return 'This entry was removed. Bring it back first.';
    default:
      return assertNever(refusal);
  }
}

const WHERE = { hero: 'The lead picture', body: 'A picture in the text' } as const;

/** What a draft lacks, and where to mend it. */
export function unreadySentence(unready: Unready, tellTime: TellTime): string {
  switch (unready.type) {
    case 'no-headline':
      return 'It has no headline. Write one.';
    case 'no-body':
      return 'It has no text yet.';
    case 'bad-slug':
      return `“${unready.slug}” cannot be an address. Use letters, digits and dashes, or leave the field empty: the headline then gives it.`;
    case 'no-byline':
      return 'It has no byline. Say who wrote it.';
    case 'picture-without-alt-text':
      return `${WHERE[unready.where]} has no words for those who do not see it. Describe it, or mark it as decorative.`;
    case 'picture-without-credit':
      return `${WHERE[unready.where]} has no credit. Say whose it is.`;
    case 'claim-rule':
      return `“${unready.passage}”: ${adviceSentence({ type: unready.advice })}`;
    case 'embargoed':
      return `It is under embargo until ${tellTime(new Date(unready.until))}. Schedule it for then, or lift the embargo.`;
    default:
      return assertNever(unready);
  }
}

const NEWSROOM_ACT_WORDS: Readonly<Partial<Record<NewsroomAct, string>>> = {
  'create-story': 'Only reporters, editors and owners can begin a story.',
  'manage-tags': 'Only editors and owners can add or change tags. Ask one to.',
  'set-breaking': 'Only editors and owners can set or lift the breaking banner. Ask one to.',
  'manage-settings': 'Only an owner can change the newsroom’s settings.',
  'see-audit': 'Only editors and owners can read the audit log.',
};

export function forbiddenSentence(act: NewsroomAct): string {
  return NEWSROOM_ACT_WORDS[act] ?? 'Your role does not allow this. Ask an editor or an owner.';
}

const GONE_WORDS = {
  picture: 'A picture of this story is no longer in the library. Choose another one, then try again.',
  tag: 'A tag of this story has been removed. Take it out of the story, then try again.',
  contributor: 'Somebody in the byline has been removed. Take them out of the byline, then try again.',
} as const;

/** What a problem of an act is called, and what it says. */
export function problemSentence(problem: DeskProblem, act: StoryAct, tellTime: TellTime): string {
  switch (problem.type) {
    case 'role':
    case 'not-yours':
    case 'state':
    case 'no-changes':
    case 'coverage':
    case 'page':
      return refusalSentence(problem, act);
    case 'entry-role':
    case 'not-your-entry':
    case 'not-live':
    case 'not-open':
    case 'removed-by-editor':
    case 'entry-removed':
      return entryRefusalSentence(problem);
    case 'entry-changed':
      return 'Somebody has changed or removed this entry meanwhile. Your text is kept: look at both, then save again.';
    case 'span-does-not-fit':
      return 'These words cannot be put on record: they are not, or not only, words of the entry’s text. Choose others.';
    case 'no-such-claim':
      return 'The ledger has no such claim. It may have been opened from an old link.';
    case 'entry-id-taken':
      return 'Another entry has this id. Post yours again under a new one.';
    case 'not-found':
      return 'There is no such story. It may have been opened from an old link.';
    case 'forbidden':
      return forbiddenSentence(problem.act);
    case 'unready':
      return problem.unready.map((unready) => unreadySentence(unready, tellTime)).join(' ');
    case 'slug-taken':
      return `Another story already has the address /${problem.slug}/. /${problem.suggestion}/ is free: use it, or another one.`;
    case 'already-published':
      return `${problem.by} already published it, on ${tellTime(problem.at)}. Your own changes are kept: look at them, then publish them as changes.`;
    case 'note-missing':
      return 'Say in a sentence what has changed: readers see it with the story.';
    case 'no-heir':
      return 'This person cannot go on with the story: the account is gone, disabled, or only reads. Choose somebody else.';
    case 'time-passed':
      return `${tellTime(problem.at)} has passed. Choose a later time, or publish now.`;
    case 'reference-gone':
      return GONE_WORDS[problem.what];
    case 'no-revision':
      return `This story has no version ${problem.number}.`;
    case 'no-preview-link':
      return 'This link leads nowhere any more: somebody has revoked it, or its time was over.';
    case 'invalid':
      return problem.lines.join(' ');
    default:
      return assertNever(problem);
  }
}
