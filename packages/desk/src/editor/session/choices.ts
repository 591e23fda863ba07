import { elementTextName, HERO_TEXTS, sharedHeroSchema } from '@onrecord/domain/desk/shared-document';
import * as Y from 'yjs';
import { z } from 'zod';
import { hasGivenWay, type Keyed, meeting, newestChange } from './concurrent.ts';
import { Emitter } from './emitter.ts';

/**
 * What two people chose at once, where only one value can stand: texts merge, a picture does not. Yjs takes one of the
 * two everywhere and forgets the other. So a choice made here is remembered until the server has acknowledged it; if
 * another turns up beside it that knew nothing of it, both are kept and shown until somebody decides.
 *
 * Of two people, it is the one whose choice arrives later who is asked.
 */

/** The attributes of elements that are one value somebody chose; the others say how text stands. */
const ELEMENT_CHOICES: Readonly<Record<string, readonly string[]>> = {
  picture: ['mediaId', 'width'],
  relatedStory: ['storyId'],
  linkCard: ['href'],
  embeddedPost: ['href'],
  button: ['href'],
};

/** Two values for one place. */
export interface Contested {
  /** Where: see `nameIn`. */
  readonly place: string;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Who chose theirs, where that is known. */
  readonly by: string | null;
  /** Which of the two the story has now. */
  readonly stands: 'mine' | 'theirs';
}

const changeSchema = z.object({ client: z.number(), clock: z.number() });
const contestSchema = z.object({
  mine: z.unknown(),
  theirs: z.unknown(),
  /** The Yjs client that chose theirs. */
  client: z.number(),
  by: z.string().nullable(),
  /** The change that stood when this was noticed. */
  standing: changeSchema,
});
/** What is remembered of a place. */
export const keptChoiceSchema = z.object({
  choice: changeSchema.extend({ value: z.unknown() }).optional(),
  contest: contestSchema.optional(),
});
export type KeptChoice = z.infer<typeof keptChoiceSchema>;

/** Where choices outlive a reload, by their places. */
export interface ChoiceStore {
  load(): Iterable<readonly [place: string, kept: KeptChoice]>;
  keep(place: string, kept: KeptChoice): void;
  forget(place: string): void;
}

interface Spot {
  readonly type: Keyed;
  readonly name: string;
}

/** The name of the field or attribute a place is about. */
export function nameIn(place: string): string {
  return place.slice(place.lastIndexOf(':') + 1);
}

export class Choices {
  readonly contested = new Emitter<readonly Contested[]>([]);
  readonly #doc: Y.Doc;
  readonly #fields: Y.Map<unknown>;
  readonly #store: ChoiceStore;
  readonly #nameOf: (client: number) => string | undefined;
  readonly #kept: Map<string, KeptChoice>;

  /**
   * @param fields the map of `doc` whose values are chosen as a whole
   * @param nameOf what the person is called who writes as a Yjs client, where they are here
   */
  constructor(
    doc: Y.Doc,
    fields: Y.Map<unknown>,
    store: ChoiceStore,
    nameOf: (client: number) => string | undefined,
  ) {
    this.#doc = doc;
    this.#fields = fields;
    this.#store = store;
    this.#nameOf = nameOf;
    this.#kept = new Map(store.load());
    this.#show();
    doc.on('afterTransaction', this.#after);
  }

  /** The server has everything that was chosen here. */
  acknowledged(): void {
    for (const [place, { choice, contest }] of this.#kept) if (choice) this.#keep(place, { contest });
  }

  /** Somebody came or left: those who chose may be known by their names now. */
  peopleChanged(): void {
    for (const [place, { choice, contest }] of this.#kept) {
      const by = contest && contest.by === null ? this.#nameOf(contest.client) : undefined;
      if (contest && by !== undefined) this.#keep(place, { choice, contest: { ...contest, by } });
    }
    this.#show();
  }

  /** Gives a contested place its value: one of the two, or what was made of both. */
  settle(place: string, value: unknown): void {
    const spot = this.#find(place);
    this.#keep(place, { choice: this.#kept.get(place)?.choice });
    if (spot !== undefined && !this.#alike(valueAt(spot), value))
      this.#doc.transact(() => setAt(spot, value));
    this.#show();
  }

  readonly #after = (transaction: Y.Transaction): void => {
    for (const [type, names] of transaction.changed)
      for (const name of names) {
        const place = name === null ? undefined : this.#placeOf(type, name);
        if (name === null || place === undefined) continue;
        const spot = { type: type as unknown as Keyed, name };
        if (transaction.local) this.#chosen(place, spot);
        else this.#brought(place, spot, transaction);
      }
    this.#show();
  };

  #chosen(place: string, spot: Spot): void {
    const change = newestChange(spot.type, spot.name);
    this.#keep(place, { choice: change && { value: valueAt(spot), ...change } });
  }

  #brought(place: string, spot: Spot, transaction: Y.Transaction): void {
    const { choice, contest } = this.#kept.get(place) ?? {};
    const standing = newestChange(spot.type, spot.name);
    const met = choice && meeting(spot.type, spot.name, choice, transaction);
    if (choice && standing && met?.type === 'apart') {
      const { theirs, client } = met;
      const isSame = this.#alike(choice.value, theirs);
      const found = { mine: choice.value, theirs, client, by: this.#nameOf(client) ?? null, standing };
      this.#keep(place, { choice, contest: isSame ? undefined : found });
    } else {
      const open = met?.type === 'seen' ? undefined : choice;
      this.#keep(place, { choice: open, contest: contest && this.#movedOn(contest, spot) });
    }
  }

  /** What is open where somebody may have chosen again; nothing where they chose what was chosen here. */
  #movedOn(contest: Contest, spot: Spot): Contest | undefined {
    const standing = newestChange(spot.type, spot.name);
    if (standing === undefined || !hasGivenWay(spot.type, spot.name, contest.standing)) return contest;
    const theirs = valueAt(spot);
    if (this.#alike(theirs, contest.mine)) return undefined;
    const { client } = standing;
    return { ...contest, theirs, client, by: this.#nameOf(client) ?? null, standing };
  }

  #keep(place: string, { choice, contest }: KeptChoice): void {
    const before = this.#kept.get(place);
    if (choice === before?.choice && contest === before?.contest) return;
    if (choice === undefined && contest === undefined) {
      this.#kept.delete(place);
      this.#store.forget(place);
    } else {
      this.#kept.set(place, { choice, contest });
      this.#store.keep(place, { choice, contest });
    }
  }

  #show(): void {
    const open = [...this.#kept].flatMap(([place, { contest }]): Contested[] => {
      const spot = contest && this.#find(place);
      if (contest === undefined || spot === undefined) return [];
      const { mine, theirs, by } = contest;
      const stands = this.#alike(valueAt(spot), mine) ? 'mine' : 'theirs';
      return [{ place, mine, theirs, by, stands }];
    });
    this.contested.set(open, (one, other) => JSON.stringify(one) === JSON.stringify(other));
  }

  /** A picture is the same with the same words about it, whoever put it there. */
  #alike(one: unknown, other: unknown): boolean {
    const [hero, otherHero] = [sharedHeroSchema.safeParse(one).data, sharedHeroSchema.safeParse(other).data];
    if (!hero || !otherHero) return JSON.stringify(one) === JSON.stringify(other);
    const said = (textsId: string) =>
      HERO_TEXTS.map((name) => this.#doc.getText(elementTextName(textsId, name)).toString()).join('\n');
    return hero.mediaId === otherHero.mediaId && said(hero.textsId) === said(otherHero.textsId);
  }

  /** `field:hero`, or an element's id with its attribute; undefined for what nobody chooses. */
  #placeOf(type: unknown, name: string): string | undefined {
    if (type === this.#fields) return `field:${name}`;
    if (!(type instanceof Y.XmlElement) || !type._item) return undefined;
    const { client, clock } = type._item.id;
    return ELEMENT_CHOICES[type.nodeName]?.includes(name) ? `${client}:${clock}:${name}` : undefined;
  }

  /** What a place is in the document; undefined where its element is not there, or not any more. */
  #find(place: string): Spot | undefined {
    const name = nameIn(place);
    const [client, clock] = place.split(':');
    if (client === 'field') return { type: this.#fields, name };
    const id = { client: Number(client), clock: Number(clock) };
    const at = Y.createAbsolutePositionFromRelativePosition(
      Y.createRelativePositionFromJSON({ type: id }),
      this.#doc,
    );
    const type = at?.type as unknown;
    return type instanceof Y.XmlElement && type._item?.deleted === false ? { type, name } : undefined;
  }
}

type Contest = NonNullable<KeptChoice['contest']>;

function valueAt({ type, name }: Spot): unknown {
  return type instanceof Y.XmlElement ? type.getAttribute(name) : type.get(name);
}

function setAt({ type, name }: Spot, value: unknown): void {
  if (type instanceof Y.XmlElement) type.setAttribute(name, value as string);
  else type.set(name, value);
}
