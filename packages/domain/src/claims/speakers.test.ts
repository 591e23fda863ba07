import { describe, expect, it } from 'vitest';
import { extractStatements, type StoryContext } from './extract-statements.ts';

/** "name", "name?" for a guess, "(words)" for somebody unnamed, "?" for nobody, of each statement. */
const speakers = (text: string, context?: StoryContext) =>
  extractStatements(text, context).map(({ speaker }) => {
    if (speaker?.name === undefined) return '?';
    if (speaker.kind === 'unnamed') return `(${speaker.name})`;
    return speaker.guess ? `${speaker.name}?` : speaker.name;
  });

describe('a speaker', () => {
  it('is known by the last name once the story gave the full one', () => {
    expect(
      speakers('Mayor Ada Quill said yes to it all. Mr. Penn laughed. Quill said no to the rest.'),
    ).toEqual(['Ada Quill', 'Ada Quill']);
  });

  it('is told from namesakes by the title, and marked as a guess without one', () => {
    const family = 'Mr. Tom Quill rows. Mrs. Ada Quill sails. ';
    expect(speakers(`${family}Mr. Quill said the boat was old.`)).toEqual(['Tom Quill']);
    expect(speakers(`${family}Quill said the boat was old.`)).toEqual(['Ada Quill?']);
  });

  it('is found behind a misspelling, marked as a guess', () => {
    expect(
      speakers('Oleksandr Vitrovskyi said the fleet would sail. Earlier, Vitrvskyi said it would not.'),
    ).toEqual(['Oleksandr Vitrovskyi', 'Oleksandr Vitrovskyi?']);
  });

  it('is found behind a pronoun, as far as the gender fits', () => {
    expect(speakers('Mrs. Ada Quill said the fleet would sail. She said it was ready.')).toEqual([
      'Ada Quill',
      'Ada Quill?',
    ]);
    expect(speakers('Mrs. Ada Quill said the fleet would sail. He said it was ready.')[1]).toBe('?');
    expect(speakers('Ada Quill met the crew. She said it was ready.')).toEqual(['Ada Quill?']);
  });

  it('is found behind an office by what the story told of it', () => {
    const text =
      'Norwegian Prime Minister Ada Quill met Danish Prime Minister Tom Penn. The Norwegian prime minister said the talks went well.';
    expect(speakers(text)).toEqual(['Ada Quill?']);
    expect(speakers('Tom Penn, the harbour director, left early. The director said he was tired.')).toEqual([
      'Tom Penn?',
    ]);
    expect(speakers('The director said he was tired.')).toEqual(['director']);
  });

  it('stays unnamed where the story only describes them', () => {
    expect(speakers('A person close to the talks said they had failed.')).toEqual([
      '(A person close to the talks)',
    ]);
    expect(speakers('Two engineers said the bridge would close.')).toEqual(['(Two engineers)']);
    expect(speakers('The union said the talks had failed.')).toEqual(['union']);
  });

  it('is the antecedent of "who", and the byline for "I"', () => {
    const [statement] = extractStatements('They met a sailor who said that the sea was calm.');
    expect(statement?.speaker?.written).toBe('a sailor … who');
    expect(speakers('I asked whether the sea was calm.', { byline: 'Mara Voss' })).toEqual(['Mara Voss?']);
    expect(speakers('I asked whether the sea was calm.')).toEqual(['?']);
  });

  it('is nobody in a passive without "by"', () => {
    expect(speakers('The fleet is said to have sailed.')).toEqual(['?']);
    expect(speakers('The captain was asked by Ada Quill whether the sea was calm.')).toEqual(['Ada Quill']);
  });
});
