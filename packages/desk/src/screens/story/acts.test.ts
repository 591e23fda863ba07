import type { StoryState } from '@onrecord/domain/article/story-input';
import { ROLES } from '@onrecord/domain/team/roles';
import { mayAct, STORY_ACTS } from '@onrecord/domain/workflow/story-acts';
import { describe, expect, test } from 'vitest';
import { actBar } from './acts.ts';

const STATES: readonly StoryState[] = [
  'draft',
  'in-review',
  'scheduled',
  'published',
  'retracted',
  'withdrawn',
  'spiked',
];

/** A story as the server describes it to somebody who began it. */
function story(
  state: StoryState,
  role: (typeof ROLES)[number],
  unready: string[] = [],
  embargo: string | null = null,
) {
  const facts = {
    kind: 'story' as const,
    state,
    ownerIds: ['me'],
    approved: false,
    hasStagedChanges: state === 'published',
    coverage: 'none' as const,
  };
  const acts = Object.fromEntries(
    STORY_ACTS.map((act) => [act, mayAct({ userId: 'me', role }, act, facts).ok ? null : 'Not now.']),
  ) as Record<(typeof STORY_ACTS)[number], string | null>;
  return { state, approved: false, acts, unready, embargo };
}

describe('the buttons of a story', () => {
  test.each(ROLES.flatMap((role) => STATES.map((state) => [role, state] as const)))(
    'hold everything a %s may do with one that is %s, once',
    (role, state) => {
      const { main, beside, behind } = actBar(story(state, role), role);
      const shown = [main, ...beside, ...behind].flatMap((button) => (button ? [button.act] : []));
      const elsewhere = [
        'read',
        'write',
        'restore-revision',
        'share-preview',
        'revoke-preview',
        'start-live',
      ];
      const allowed = STORY_ACTS.filter(
        (act) => story(state, role).acts[act] === null && !elsewhere.includes(act),
      );
      expect(new Set(shown).size).toBe(shown.length);
      expect(shown).toEqual(expect.arrayContaining(allowed));
    },
  );

  test('are grey with what the server would say', () => {
    expect(actBar(story('in-review', 'reporter'), 'reporter').main).toMatchObject({
      act: 'publish',
      reason: 'Not now.',
    });
  });

  test('schedule a story under embargo, and do not publish it', () => {
    const bar = actBar(story('draft', 'editor', [], 'It is under embargo.'), 'editor');
    expect(bar.main).toMatchObject({ act: 'publish', reason: 'It is under embargo.' });
    expect(bar.beside).toMatchObject([{ act: 'schedule', reason: undefined }]);
  });

  test('say what a story lacks before it goes to readers', () => {
    const bar = actBar(story('draft', 'editor', ['It has no headline.', 'It has no byline.']), 'editor');
    expect(bar.main?.reason).toBe('It has no headline.\nIt has no byline.');
    expect(bar.behind.map(({ act }) => act)).toContain('ask-review');
  });
});
