import { describe, expect, it } from 'vitest';
import fc from '../testing/fast-check.ts';
import { splitCredit } from './caption.ts';

describe('the credit at the end of a caption', () => {
  it.each([
    [
      'Donald Trump in Scranton on Oct. 9, 2024. (Michael M. Santiago/Getty Images)',
      'Donald Trump in Scranton on Oct. 9, 2024.',
      'Michael M. Santiago/Getty Images',
    ],
    ['The quay. (Ann Lee/Agency).', 'The quay.', 'Ann Lee/Agency'],
    ['The quay (east) at dawn (Ann (A.) Lee/Agency)', 'The quay (east) at dawn', 'Ann (A.) Lee/Agency'],
    ['(Ann Lee)', '', 'Ann Lee'],
    ['Причал. (Ганна Лі/Агенція)', 'Причал.', 'Ганна Лі/Агенція'],
  ])('is taken from %j', (text, caption, credit) => expect(splitCredit(text)).toEqual({ caption, credit }));

  it.each([
    'The quay.',
    'The quay (east) at dawn.',
    'The quay. ()',
    'The quay) at dawn)',
    `The quay. (${'long '.repeat(30)})`,
    'The quay. (It was closed in May. Nobody was hurt.)',
    '',
  ])('is not there in %j', (text) => expect(splitCredit(text)).toEqual({ caption: text, credit: '' }));

  it('loses no word of the caption', () => {
    const letters = (text: string) => text.replace(/[\s().]/g, '');
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ().]{0,60}$/), (text) => {
        const { caption, credit } = splitCredit(text);
        expect(letters(caption + credit)).toBe(letters(text));
      }),
    );
  });
});
