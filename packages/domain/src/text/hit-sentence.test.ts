import { describe, expect, it } from 'vitest';
import fc from '../testing/fast-check.ts';
import { HIT_END, HIT_START, hitSentence } from './hit-sentence.ts';

const mark = (text: string) => text.replaceAll('[', HIT_START).replaceAll(']', HIT_END);
const shown = (marked: string, language = 'en') =>
  hitSentence(mark(marked), language)
    .map((run) => (run.hit ? `[${run.text}]` : run.text))
    .join('');

describe('the sentence of a hit', () => {
  it('is the first that holds one, with every hit in it', () => {
    expect(shown('One thing. Then the [quay] and the [wall]. And the [quay] again.')).toBe(
      'Then the [quay] and the [wall].',
    );
  });

  it('is the beginning of the text where nothing is marked', () => {
    expect(shown('One thing. Then another.')).toBe('One thing.');
    expect(shown('')).toBe('');
  });

  it('reads as one line', () => {
    expect(shown('The  [quay]\tis\u00a0open.')).toBe('The [quay] is open.');
  });

  it('goes by the rules of its language', () => {
    expect(shown('Кораблі пішли. Що [далі]? Ніхто не знає.', 'uk')).toBe('Що [далі]?');
    expect(shown('האוניות יצאו. הרציף [ריק].', 'he')).toBe('הרציף [ריק].');
  });

  it('is cut around the hit at words where it is long', () => {
    const cut = shown(`${'before '.repeat(100)}[quay] ${'after '.repeat(100)}end.`);
    expect(cut).toMatch(/^…(before )+\[quay\]( after)+…$/);
    expect(cut.length).toBeLessThan(300);
  });

  it('shows the hit also where there is no space to cut at', () => {
    expect(shown(`${'x'.repeat(600)}[quay]${'y'.repeat(600)}`)).toContain('[quay]');
    expect(shown(`[${'z'.repeat(600)}]`)).toMatch(/^\[z+…\]$/);
    expect(shown(`${'x'.repeat(400)} [quay]`)).toContain('[quay]');
    expect(shown(`[quay]${'y'.repeat(400)} end ${'w '.repeat(200)}`)).toContain('[quay]');
  });

  it('always shows a hit where there is one, and never a mark', () => {
    const word = fc.stringMatching(/^[a-zа-яא-ת.,]{1,40}$/);
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 150 }),
        word,
        fc.array(word, { maxLength: 150 }),
        (a, hit, b) => {
          const runs = hitSentence([...a, `${HIT_START}${hit}${HIT_END}`, ...b].join(' '), 'en');
          expect(runs.some((run) => run.hit)).toBe(true);
          const text = runs.map((run) => run.text).join('');
          expect(text).not.toMatch(/[\uE000\uE001]/);
          expect(text.length).toBeLessThan(300);
        },
      ),
    );
  });
});
