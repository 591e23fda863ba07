import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from '@onrecord/domain/testing/fast-check';
import { expect, it } from 'vitest';
import { NO_DRAFT } from '../entry-draft.ts';
import { DraftKeeper } from './draft-keeper.ts';
import type { KeptDraft } from './live-store.ts';

/** A disk on which each write takes a while, and where two at once would be seen. */
class SlowDisk {
  kept: KeptDraft | undefined;
  writing = 0;
  most = 0;

  keepDraft = (draft: KeptDraft) => this.#write(draft);
  removeDraft = () => this.#write(undefined);

  async #write(draft: KeptDraft | undefined): Promise<void> {
    this.most = Math.max(this.most, ++this.writing);
    await nextTurn();
    this.kept = draft;
    this.writing--;
  }
}

it('a draft is kept as it was last, however fast it changes, one write at a time', async () => {
  const typed = fc.option(fc.string(), { nil: undefined });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(typed, fc.boolean()), { minLength: 1 }), async (changes) => {
      const disk = new SlowDisk();
      const keeper = new DraftKeeper(disk, 'story');
      for (const [headline, pauses] of changes) {
        if (headline === undefined) keeper.remove();
        else keeper.keep({ draft: { ...NO_DRAFT, headline } });
        if (pauses) await nextTurn();
      }
      while (disk.writing > 0) await nextTurn();
      expect(disk.kept?.draft.headline).toBe(changes.at(-1)?.[0]);
      expect(disk.most).toBe(1);
    }),
  );
});
