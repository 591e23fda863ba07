import { describe, expect, it } from 'vitest';
import fc from '../testing/fast-check.ts';
import { extractStatements, type StoryContext } from './extract-statements.ts';
import type { Statement } from './statement.ts';

const line = ({ speaker, cue, text }: Statement) => `${speaker?.written ?? '?'} | ${cue.lemma} | ${text}`;
const lines = (text: string, context?: StoryContext) => extractStatements(text, context).map(line);
const only = (text: string, context?: StoryContext): Statement => {
  const statements = extractStatements(text, context);
  expect(statements.map(line)).toHaveLength(1);
  return statements[0] as Statement;
};

describe('a report that leads in', () => {
  it('is read with "that" and without', () => {
    expect(lines('The mayor said that the bridge will close.')).toEqual([
      'The mayor | say | the bridge will close',
    ]);
    expect(lines('Harbour officials say the bridge will close on Friday.')).toEqual([
      'Harbour officials | say | the bridge will close on Friday',
    ]);
  });

  it('is read behind time, place and the person addressed', () => {
    expect(lines('Ada Quill told reporters in Dover on Monday that she would not resign.')).toEqual([
      'Ada Quill | tell | she would not resign',
    ]);
    expect(lines('The union said in a statement late Tuesday the talks were over.')).toEqual([
      'The union | say | the talks were over',
    ]);
    expect(lines('She told him to leave the room.')).toEqual(['She | tell | to leave the room']);
  });

  it('is none where only somebody is named whom it went to', () => {
    expect(lines('Councillors pressed him.')).toEqual([]);
  });

  it('is read with its quotation, alone or as part of a sentence', () => {
    expect(lines('Quill said: "We will sail at dawn."')).toEqual(['Quill | say | "We will sail at dawn."']);
    expect(lines('Quill called the offer "an insult to every sailor," and walked out.')).toEqual([
      'Quill | call | the offer "an insult to every sailor,"',
    ]);
    expect(lines('Quill said the offer was "an insult" to every sailor.')).toEqual([
      'Quill | say | the offer was "an insult" to every sailor',
    ]);
  });

  it('is read by what its verb takes', () => {
    expect(lines('The board rejected the offer on Monday.')).toEqual(['The board | reject | the offer']);
    expect(lines('The council called for an inquiry into the flood.')).toEqual([
      'The council | call | an inquiry into the flood',
    ]);
    expect(lines('The company vowed to appeal the ruling.')).toEqual([
      'The company | vow | to appeal the ruling',
    ]);
    expect(lines('Reporters asked whether the bridge was safe.')).toEqual([
      'Reporters | ask | whether the bridge was safe',
    ]);
  });

  it('ends where the next report begins, and shares its subject', () => {
    expect(
      lines(
        'The mayor said the bridge was safe but acknowledged that inspections had stopped, adding that new ones were planned.',
      ),
    ).toEqual([
      'The mayor | say | the bridge was safe',
      'The mayor | acknowledge | inspections had stopped',
      'The mayor | add | new ones were planned',
    ]);
  });

  it('is not seen in nouns that look like verbs', () => {
    expect(lines('The claims of the two reports filled three pages of notes.')).toEqual([]);
    expect(lines('The proposed bridge drew record crowds.')).toEqual([]);
  });

  it('is read in other words that lead in a sentence', () => {
    expect(lines('The union pointed out that nobody had asked them.')).toEqual([
      'The union | point | nobody had asked them',
    ]);
    expect(lines('Quill signalled that the fleet would sail.')).toEqual([
      'Quill | signal | the fleet would sail',
    ]);
    expect(lines('The mayor spoke of a new beginning.')).toEqual(['The mayor | speak | a new beginning']);
  });

  it('is read in a passive, with whoever stands after "by"', () => {
    expect(lines('The fleet is said to have sailed at dawn.')).toEqual([
      '? | say | The fleet … to have sailed at dawn',
    ]);
    expect(lines('Quill was asked by a sailor whether the sea was calm.')).toEqual([
      'a sailor | ask | whether the sea was calm',
    ]);
  });

  it('is left out where it is told in passing, or only a liking', () => {
    expect(lines('Quill, who had criticised the plan, sailed on Monday.')).toEqual([]);
    expect(lines('Quill supports the plan.')).toEqual([]);
  });
});

describe('a report that follows', () => {
  it('claims the sentence before it', () => {
    expect(lines('The bridge will close for a year, engineers said.')).toEqual([
      'engineers | say | The bridge will close for a year',
    ]);
    expect(lines('"We sail at dawn," said Ada Quill, the harbour master.')).toEqual([
      'Ada Quill | say | "We sail at dawn,"',
    ]);
    expect(lines('"Who pays?" Quill asked.')).toEqual(['Quill | ask | "Who pays?"']);
  });

  it('parts what it reports', () => {
    expect(lines('"We sail," Quill said, "and we sail at dawn."')).toEqual([
      'Quill | say | "We sail," … "and we sail at dawn."',
    ]);
    expect(lines('The bridge, engineers said, will close for a year.')).toEqual([
      'engineers | say | The bridge … will close for a year',
    ]);
  });

  it('waits for the second half behind a description', () => {
    expect(lines('"The sea," said Ada Quill, who has sailed it for years, "is calm."')).toEqual([
      'Ada Quill | say | "The sea," … "is calm."',
    ]);
  });

  it('takes in the quotations that go on in its paragraph, and hands on its speaker to the next', () => {
    const statements = extractStatements('"We sail," Quill said. "At dawn."\n\n"The rest can stay."');
    expect(statements.map(line)).toEqual([
      'Quill | say | "We sail," … "At dawn."',
      'Quill |  | "The rest can stay."',
    ]);
    expect(statements.map(({ speaker }) => speaker?.guess)).toEqual([false, true]);
  });

  it('names its source after "according to"', () => {
    expect(lines('Ticket prices will double, according to the ferry company.')).toEqual([
      'the ferry company | according to | Ticket prices will double',
    ]);
    expect(lines('According to the ferry company, ticket prices will double.')).toEqual([
      'the ferry company | according to | ticket prices will double',
    ]);
  });

  it('is not mistaken for a new statement when it says once more where', () => {
    const statement = only(
      'President Ada Quill said the fleet would sail, she wrote in a Telegram post on March 3.',
    );
    expect(line(statement)).toBe('President Ada Quill | say | the fleet would sail');
    expect(statement.channel).toMatchObject({ kind: 'post', written: 'in a Telegram post' });
    expect(statement.saidAt).toMatchObject({ date: '--03-03', precision: 'day' });
  });
});

describe('quotations', () => {
  it.each([
    ['“We sail,” Quill said.', '“We sail,”'],
    ["''We sail,'' Quill said.", "''We sail,''"],
    ['«We sail,» Quill said.', '«We sail,»'],
    ['„We sail,“ Quill said.', '„We sail,“'],
    ['“We sail,“ Quill said.', '“We sail,“'],
    ['“She said ‘never’ to me,” Quill said.', '“She said ‘never’ to me,”'],
  ])('are read in every setting: %s', (text, content) => {
    expect(lines(text)).toEqual([`Quill | say | ${content}`]);
  });

  it('run over paragraphs where the closing mark is left out', () => {
    expect(lines('Quill said: “We sail at dawn.\n\n“The rest can stay.”')).toEqual([
      'Quill | say | “We sail at dawn. … “The rest can stay.”',
    ]);
  });

  it('follow a paragraph that announces them', () => {
    const text = 'Quill had the last word. Then Harold Penn went on to add:\n\n"The rest can stay."';
    const statement = only(text);
    expect(line(statement)).toBe('Harold Penn | add | "The rest can stay."');
    expect(statement.speaker?.guess).toBe(false);
  });

  it('stand in transcripts behind a name, whole paragraphs long', () => {
    expect(lines('QUILL: The fleet sails at dawn tomorrow. Nobody stays behind.')).toEqual([
      'QUILL | : | The fleet sails at dawn tomorrow. Nobody stays behind.',
    ]);
  });
});

describe('the parts of a statement', () => {
  it('say how direct it is', () => {
    expect(only('"We sail," Quill said.').directness).toBe('quote');
    expect(only('Quill said they would sail.').directness).toBe('paraphrase');
    expect(only('Quill said the offer was "an insult" to all.').directness).toBe('mixed');
  });

  it('stand at offsets that give the words back, in UTF-16 units', () => {
    const text = '⛵️ The bridge, engineers said, will close. 🌉 Quill said: “We’ll swim.”';
    const statements = extractStatements(text);
    expect(statements).toHaveLength(2);
    for (const { content, text: words, speaker } of statements) {
      expect(content.map(({ start, end }) => text.slice(start, end)).join(' … ')).toBe(words);
      expect(speaker?.spans.map(({ start, end }) => text.slice(start, end)).join(' … ')).toBe(
        speaker?.written,
      );
    }
  });

  it('say that no evidence came, and on what others a report stands', () => {
    const bare = only('"They are surrounded," Quill wrote, without providing any evidence.');
    expect(bare.sourcing.withoutEvidence?.written).toBe('without providing any evidence');
    const relayed = only('The Harbour Times reported, citing undisclosed sources, that he asked for a boat.');
    expect(relayed.text).toBe('he asked for a boat');
    expect(relayed.sourcing).toMatchObject({
      kind: 'relayed',
      citing: { written: 'citing undisclosed sources' },
    });
    const unnamed = only('"The papers are gone," a source in the ministry told the Harbour Times.');
    expect(unnamed.sourcing.kind).toBe('unnamed');
    expect(unnamed.speaker).toMatchObject({
      name: 'a source in the ministry',
      kind: 'unnamed',
      guess: false,
    });
    expect(unnamed.channel).toMatchObject({ kind: 'told', written: 'told the Harbour Times' });
  });

  it('keep headlines, unfinished sentences and cut excerpts out', () => {
    expect(
      lines(
        'Quill says fleet will sail\n\nQuill said the fleet would sail. Quill said the\n\nQuill said the fl…',
      ),
    ).toEqual(['Quill | say | the fleet would sail']);
  });
});

describe('in Ukrainian', () => {
  const text =
    'Президентка Олена Вітрова заявила 14 березня, що флот вийде в море. «Ми готові», — сказала вона журналістам. За словами речника, рішення ухвалять згодом.';

  it('reports are read by a table of their own', () => {
    const statements = extractStatements(text, { publishedOn: '2025-03-15' });
    expect(statements.map(line)).toEqual([
      'Президентка Олена Вітрова | заявити | флот вийде в море',
      'вона | сказати | «Ми готові»',
      'речника | за словами | рішення ухвалять згодом',
    ]);
    expect(statements[0]?.saidAt).toMatchObject({ date: '2025-03-14', precision: 'day', guess: false });
    expect(statements[1]?.speaker).toMatchObject({ name: 'Олена Вітрова', guess: true });
    expect(statements[1]?.channel).toMatchObject({ kind: 'reporters' });
  });
});

describe('any text', () => {
  const words = fc.constantFrom(
    ...`said says that according to Quill he the mayor , . ! ? : ; — “ ” " '' ‘ ’ « » ( ) who and but adding told 14 March
    2025 … \n \n\n ' 's - U.S. Mr. SMITH: i сказав що він «Ми» 他说 قال 👩‍🚀 \u{1D400} \uD800`.split(' '),
  );
  const texts = fc.oneof(
    fc.array(words, { maxLength: 200 }).map((parts) => parts.join(' ')),
    fc.string({ unit: 'binary', maxLength: 300 }),
  );

  it('is read without a failure, and every span stands in it, in order and not empty', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(undefined, 'en', 'uk', 'ar', 'no language'), (text, language) => {
        for (const { content, speaker, cue } of extractStatements(
          text,
          language === undefined ? {} : { language },
        )) {
          expect(content.length).toBeGreaterThan(0);
          let last = 0;
          for (const { start, end } of content) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          for (const { start, end } of [
            ...(speaker?.spans ?? []),
            ...(cue.span === undefined ? [] : [cue.span]),
          ]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
          expect(last).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has no content in two statements', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const contents = extractStatements(text)
          .flatMap(({ content }) => content)
          .sort((a, b) => a.start - b.start);
        contents.forEach((content, at) => {
          if (at > 0) expect(content.start).toBeGreaterThanOrEqual(contents[at - 1]?.end ?? 0);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('may be 100,000 words long', () => {
    const sentence = '"We sail," Quill said, adding that the mayor had said no. ';
    expect(extractStatements(sentence.repeat(9_000)).length).toBeGreaterThan(17_000);
    expect(() => extractStatements('“'.repeat(100_000))).not.toThrow();
    expect(() => extractStatements(`${'said '.repeat(100_000)}.`)).not.toThrow();
  });
});
