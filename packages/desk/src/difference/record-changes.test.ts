import { body, paragraph, text } from '@onrecord/domain/body/build';
import { expect, test } from 'vitest';
import { recordChanges } from './record-changes.ts';

const citing = (...numbers: number[]) => ({
  body: body(
    paragraph(
      ...numbers.map((number) =>
        text(`It is ${number}. `, {
          type: 'claim',
          attrs: { claimId: `0198c0de-1111-7222-8333-44445555666${number}` },
        }),
      ),
    ),
  ),
});

test('a difference tells what is put on record and what is taken off it, each claim once', () => {
  expect(recordChanges(citing(1), citing(1))).toBe('');
  expect(recordChanges(citing(), citing(1, 1))).toBe('One statement is put on record.');
  expect(recordChanges(citing(1), citing(2, 3))).toBe(
    '2 statements are put on record. One statement is taken off the record.',
  );
});
