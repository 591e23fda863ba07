import fc from '@onrecord/domain/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { editBetween } from './text-edit.ts';

const apply = (text: string, edit: ReturnType<typeof editBetween>) =>
  edit ? text.slice(0, edit.at) + edit.insert + text.slice(edit.at + edit.remove) : text;

describe('the edit between two states of a field', () => {
  it('makes one of the other, whatever they are and wherever the cursor is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        fc.nat(40),
        (one, other, caret) => {
          expect(apply(one, editBetween(one, other, caret))).toBe(other);
        },
      ),
    );
  });

  it('is as small as the key that was pressed, at the place of the cursor', () => {
    expect(editBetween('wal', 'wall', 4)).toEqual({ at: 3, remove: 0, insert: 'l' });
    expect(editBetween('aaa', 'aaaa', 2)).toEqual({ at: 1, remove: 0, insert: 'a' });
    expect(editBetween('wall', 'wal', 3)).toEqual({ at: 3, remove: 1, insert: '' });
    expect(editBetween('same', 'same', 1)).toBeUndefined();
  });

  it('never cuts a letter of two units', () => {
    expect(editBetween('😀', '😁', 2)).toEqual({ at: 0, remove: 2, insert: '😁' });
  });
});
