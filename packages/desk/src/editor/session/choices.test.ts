import fc from '@onrecord/domain/testing/fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type ChoiceStore, Choices, type KeptChoice } from './choices.ts';

/** What a browser keeps over a reload, as JSON. */
class KeptHere implements ChoiceStore {
  readonly #json = new Map<string, string>();
  load() {
    return [...this.#json].map(([place, json]) => [place, JSON.parse(json) as KeptChoice] as const);
  }
  keep(place: string, kept: KeptChoice) {
    this.#json.set(place, JSON.stringify(kept));
  }
  forget(place: string) {
    this.#json.delete(place);
  }
}

/** Somebody with a story open, in a tab that may be closed and opened again, and a line that may be down. */
class Tab {
  doc = new Y.Doc();
  readonly kept = new KeptHere();
  choices: Choices;
  online = true;
  readonly #server: Y.Doc;

  constructor(server: Y.Doc) {
    this.#server = server;
    this.choices = this.#open();
    this.sync();
  }

  #open(): Choices {
    return new Choices(this.doc, this.fields, this.kept, (client) => `client ${client}`);
  }

  get fields(): Y.Map<unknown> {
    return this.doc.getMap('fields');
  }

  get picture(): Y.XmlElement {
    return this.doc.getXmlFragment('body').get(0) as Y.XmlElement;
  }

  choose(name: string, value: unknown): void {
    this.fields.set(name, value);
    this.sync();
  }

  /** Both ways, and acknowledged; or the line breaks between the two. */
  sync({ acknowledged = true } = {}): void {
    if (!this.online) return;
    const before = Y.encodeStateVector(this.doc);
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(this.#server, before), 'server');
    Y.applyUpdate(this.#server, Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(this.#server)), 'tab');
    if (acknowledged) this.choices.acknowledged();
  }

  /** A new tab with the copy of this machine, which may be there before the server's text or after it. */
  reload({ copyFirst = true } = {}): void {
    const copy = Y.encodeStateAsUpdate(this.doc);
    this.doc.destroy();
    this.doc = new Y.Doc();
    this.choices = this.#open();
    const load = () => Y.applyUpdate(this.doc, copy, 'copy');
    if (copyFirst) load();
    this.sync({ acknowledged: copyFirst });
    if (copyFirst) return;
    load();
    this.sync();
  }

  get contested() {
    return this.choices.contested.get().map(({ mine, theirs }) => ({ mine, theirs }));
  }
}

function newsroom() {
  const server = new Y.Doc();
  server.getMap('fields').set('language', 'en');
  const picture = new Y.XmlElement('picture');
  picture.setAttribute('mediaId', 'the quay');
  server.getXmlFragment('body').insert(0, [picture]);
  return { server, ines: new Tab(server), tomas: new Tab(server) };
}

/** Tomas chooses without a line, Ines with one, and then his is back; it is left to chance whose Yjs takes. */
function chooseApart({ ines, tomas }: ReturnType<typeof newsroom>) {
  tomas.online = false;
  tomas.choose('language', 'uk');
  ines.choose('language', 'de');
  tomas.online = true;
}

describe('what two people chose at once', () => {
  it('is shown to the one whose choice came later, whichever of the two the story took', () => {
    const stood = new Set<string>();
    for (let tries = 0; tries < 200 && stood.size < 2; tries++) {
      const room = newsroom();
      chooseApart(room);
      room.tomas.sync();
      room.ines.sync();
      const [open] = room.tomas.choices.contested.get();
      const stands = room.server.getMap('fields').get('language') === 'uk' ? 'mine' : 'theirs';
      expect(open).toEqual({
        place: 'field:language',
        mine: 'uk',
        theirs: 'de',
        by: `client ${room.ines.doc.clientID}`,
        stands,
      });
      expect(room.ines.contested).toEqual([]);
      stood.add(stands);
    }
    expect([...stood].sort()).toEqual(['mine', 'theirs']);
  });

  it.each(['uk', 'de'])('is settled for everybody by choosing %s', (value) => {
    const room = newsroom();
    chooseApart(room);
    room.tomas.sync();
    room.tomas.choices.settle('field:language', value);
    expect(room.tomas.contested).toEqual([]);
    for (const tab of [room.tomas, room.ines]) {
      tab.sync();
      expect([tab.fields.get('language'), tab.contested]).toEqual([value, []]);
    }
    room.tomas.reload();
    expect(room.tomas.contested).toEqual([]);
  });

  it('stays open over a reload, and where the server’s text is there before the copy of the machine', () => {
    for (const copyFirst of [true, false]) {
      const room = newsroom();
      chooseApart(room);
      room.tomas.reload({ copyFirst });
      expect(room.tomas.contested).toEqual([{ mine: 'uk', theirs: 'de' }]);
      room.tomas.reload({ copyFirst });
      expect(room.tomas.contested).toEqual([{ mine: 'uk', theirs: 'de' }]);
    }
  });

  it('is nothing to decide where both chose the same, or one saw what the other chose', () => {
    const same = newsroom();
    same.tomas.online = false;
    same.tomas.choose('language', 'de');
    same.ines.choose('language', 'de');
    same.tomas.online = true;
    same.tomas.sync();
    expect(same.tomas.contested).toEqual([]);

    // The server has his choice, he does not know it yet, and she chooses over it.
    const seen = newsroom();
    seen.tomas.online = false;
    seen.tomas.choose('language', 'uk');
    seen.tomas.online = true;
    seen.tomas.sync({ acknowledged: false });
    seen.tomas.online = false;
    seen.ines.sync();
    seen.ines.choose('language', 'de');
    seen.tomas.online = true;
    seen.tomas.sync();
    expect([seen.tomas.contested, seen.tomas.fields.get('language')]).toEqual([[], 'de']);
  });

  it('is over when the other comes round to the same, and goes on with what they choose instead', () => {
    const room = newsroom();
    chooseApart(room);
    room.tomas.sync();
    room.ines.sync();
    room.ines.choose('language', 'fr');
    room.tomas.sync();
    expect(room.tomas.contested).toEqual([{ mine: 'uk', theirs: 'fr' }]);
    room.ines.choose('language', 'uk');
    room.tomas.sync();
    expect(room.tomas.contested).toEqual([]);
  });

  it('is told of a picture in the text too, for as long as it is there', () => {
    const { ines, tomas } = newsroom();
    tomas.online = false;
    tomas.picture.setAttribute('mediaId', 'the crane');
    ines.picture.setAttribute('mediaId', 'the ferry');
    ines.sync();
    tomas.online = true;
    tomas.reload();
    expect(tomas.contested).toEqual([{ mine: 'the crane', theirs: 'the ferry' }]);
    const [open] = tomas.choices.contested.get();
    tomas.choices.settle(open?.place ?? '', 'the crane');
    tomas.sync();
    ines.sync();
    expect(ines.picture.getAttribute('mediaId')).toBe('the crane');

    tomas.online = false;
    tomas.picture.setAttribute('mediaId', 'the quay');
    ines.picture.setAttribute('mediaId', 'the ferry');
    ines.sync();
    tomas.online = true;
    tomas.sync();
    expect(tomas.contested).toHaveLength(1);
    ines.doc.getXmlFragment('body').delete(0, 1);
    ines.sync();
    tomas.sync();
    expect(tomas.contested).toEqual([]);
  });

  it('knows one picture with the same words as one, whoever chose it', () => {
    const choose = (tab: Tab, textsId: string, caption: string) =>
      tab.doc.transact(() => {
        tab.doc.getText(`text:${textsId}:caption`).insert(0, caption);
        tab.fields.set('hero', { mediaId: '0198c6a0-0000-7000-8000-000000000001', textsId });
      });
    for (const [caption, open] of [
      ['The quay.', 0],
      ['The quay at dusk.', 1],
    ] as const) {
      const { ines, tomas } = newsroom();
      tomas.online = false;
      choose(tomas, 'his', 'The quay.');
      choose(ines, 'hers', caption);
      ines.sync();
      tomas.online = true;
      tomas.sync();
      expect(tomas.contested).toHaveLength(open);
    }
  });
});

describe('no choice', () => {
  type Act = { readonly who: number; readonly does: 'choose' | 'cut' | 'plug' | 'send' | 'reload' | 'late' };
  const acts = fc.array(
    fc.record<Act>({
      who: fc.nat({ max: 2 }),
      does: fc.constantFrom('choose', 'choose', 'cut', 'plug', 'plug', 'send', 'reload', 'late'),
    }),
    { maxLength: 40 },
  );

  it('is lost without having been before the eyes of who chose another, or being shown', () => {
    fc.assert(
      fc.property(acts, (acts) => {
        const server = new Y.Doc();
        server.getMap('fields').set('slug', 0);
        const tabs = [0, 1, 2].map(() => new Tab(server));
        /** Each value that was chosen, and those its chooser saw. */
        const saw = new Map<number, Set<number>>([[0, new Set()]]);
        const before = (value: number) => saw.get(value) ?? new Set<number>();
        /** Values that were shown beside another. */
        const shown = new Set<number>();
        const look = () => {
          for (const tab of tabs)
            for (const { mine, theirs } of tab.contested)
              for (const value of [mine, theirs]) shown.add(value as number);
        };
        let next = 1;
        for (const { who, does } of acts) {
          const tab = tabs[who] as Tab;
          if (does === 'cut') tab.online = false;
          if (does === 'plug' || does === 'send') tab.online = true;
          if (does === 'choose') {
            const seen = [
              tab.fields.get('slug'),
              ...tab.contested.flatMap(({ mine, theirs }) => [mine, theirs]),
            ];
            saw.set(next, new Set((seen as number[]).flatMap((value) => [value, ...before(value)])));
            tab.choose('slug', next++);
          } else if (does === 'send') {
            tab.sync({ acknowledged: false });
            tab.online = false;
          } else if (does === 'reload' || does === 'late') tab.reload({ copyFirst: does === 'reload' });
          else tab.sync();
          look();
        }
        for (let round = 0; round < 2; round++)
          for (const tab of tabs) {
            tab.online = true;
            tab.sync();
            look();
          }
        const stands = server.getMap('fields').get('slug') as number;
        const known = new Set([stands, ...shown].flatMap((value) => [value, ...before(value)]));
        expect([...saw.keys()].filter((value) => !known.has(value))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
