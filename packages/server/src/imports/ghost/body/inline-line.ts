import type { Inline, Mark, TextRun } from '@onrecord/domain/body/inline';

/** Collects the runs of one line of text; runs with the same marks become one. */
export class InlineLine {
  #content: Inline[] = [];

  /** Adds text as it stands. */
  text(text: string, marks: readonly Mark[]): void {
    if (text === '') return;
    const last = this.#content.at(-1);
    if (last?.type === 'text' && sameMarks(last.marks ?? [], marks))
      this.#content[this.#content.length - 1] = run(last.text + text, marks);
    else this.#content.push(run(text, marks));
  }

  /** Adds text of HTML, where any stretch of white space is one space and none at the start of a line. */
  collapsed(text: string, marks: readonly Mark[]): void {
    const last = this.#content.at(-1);
    const atStart = last === undefined || last.type === 'hardBreak' || / $/.test(last.text);
    const line = text.replace(/[ \t\n\r\f]+/g, ' ');
    this.text(atStart ? line.replace(/^ /, '') : line, marks);
  }

  lineBreak(): void {
    this.#content.push({ type: 'hardBreak' });
  }

  /** The line without white space and breaks around it; empty where nothing is said. Begins a new one. */
  take(): Inline[] {
    const content = this.#content;
    this.#content = [];
    for (let first = content[0]; first !== undefined; first = content[0]) {
      if (first.type === 'text' && first.text.trimStart() !== '') {
        content[0] = run(first.text.trimStart(), first.marks ?? []);
        break;
      }
      content.shift();
    }
    for (let last = content.at(-1); last !== undefined; last = content.at(-1)) {
      if (last.type === 'text' && last.text.trimEnd() !== '') {
        content[content.length - 1] = run(last.text.trimEnd(), last.marks ?? []);
        break;
      }
      content.pop();
    }
    return content;
  }
}

function run(text: string, marks: readonly Mark[]): TextRun {
  return marks.length > 0 ? { type: 'text', text, marks: [...marks] } : { type: 'text', text };
}

function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}

/** The marks with one more, a kind at most once; a link stands first, as the outermost. */
export function withMark(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  const others = marks.filter(({ type }) => type !== mark.type);
  return mark.type === 'link' ? [mark, ...others] : [...others, mark];
}
