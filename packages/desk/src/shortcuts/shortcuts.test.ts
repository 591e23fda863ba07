import { describe, expect, test } from 'vitest';
import { isTyping, keyOf, SHORTCUTS } from './shortcuts.ts';

const plain = { metaKey: false, ctrlKey: false, altKey: false };

describe('a key press', () => {
  test.each([
    [{ ...plain, key: 'J' }, 'j'],
    [{ ...plain, key: '?' }, '?'],
    [{ ...plain, key: 'k', metaKey: true }, 'mod+k'],
    [{ ...plain, key: 'K', ctrlKey: true }, 'mod+k'],
    [{ ...plain, key: 'Enter' }, 'Enter'],
    [{ ...plain, key: 'n', altKey: true }, undefined],
  ])('%o is %s', (event, key) => expect(keyOf(event)).toBe(key));
});

describe('typing', () => {
  test.each([
    [{ tagName: 'INPUT', type: 'search' }, true],
    [{ tagName: 'INPUT', type: 'checkbox' }, false],
    [{ tagName: 'TEXTAREA' }, true],
    [{ tagName: 'P', isContentEditable: true }, true],
    [{ tagName: 'BUTTON' }, false],
  ])('in %o: %s', (target, expected) => expect(isTyping(target)).toBe(expected));
});

test('no key means two things in one place', () => {
  for (const { keys } of SHORTCUTS) expect(new Set(keys.map(([key]) => key)).size).toBe(keys.length);
});
