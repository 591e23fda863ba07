import type { OwnAddresses } from './body/own-addresses.ts';
import type { ReportLevel } from './report.ts';

/** What the mapping has to say about one element or field. */
export interface Note {
  readonly level: ReportLevel;
  readonly element: string;
  readonly message: string;
}

/** Carried through a mapping: knows the site's own addresses and where it is, and takes notes. */
export class NoteTaker {
  readonly own: OwnAddresses;
  readonly notes: Note[] = [];
  /** The place in the source, such as `body[3] bookmark`; '' for the post as a whole. */
  element = '';
  readonly #said = new Set<string>();

  constructor(own: OwnAddresses) {
    this.own = own;
  }

  note(level: ReportLevel, message: string): void {
    this.notes.push({ level, element: this.element, message });
  }

  /** Says a thing once for the whole mapping. */
  noteOnce(level: ReportLevel, message: string): void {
    if (this.#said.has(message)) return;
    this.#said.add(message);
    this.note(level, message);
  }
}
