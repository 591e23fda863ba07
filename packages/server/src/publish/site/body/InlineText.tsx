import { safeHref } from '@onrecord/domain/body/href';
import type { Inline, Mark } from '@onrecord/domain/body/inline';
import { assertNever } from '@onrecord/domain/result';
import type { Child } from 'hono/jsx';

/** Runs of text with their marks. A link over several runs becomes one link, so that it is announced once. */
export function InlineText({ content }: { content: readonly Inline[] | undefined }) {
  return (
    <>
      {linkGroups(content ?? []).map(({ href, runs }) => {
        const words = runs.map((run) =>
          run.type === 'hardBreak' ? <br /> : marked(run.text, run.marks ?? []),
        );
        return href === undefined ? words : <a href={href}>{words}</a>;
      })}
    </>
  );
}

interface LinkGroup {
  readonly href: string | undefined;
  readonly runs: Inline[];
}

function linkGroups(content: readonly Inline[]): LinkGroup[] {
  const groups: LinkGroup[] = [];
  for (const run of content) {
    const href = hrefOf(run);
    const last = groups[groups.length - 1];
    if (last && last.href === href) last.runs.push(run);
    else groups.push({ href, runs: [run] });
  }
  return groups;
}

function hrefOf(run: Inline): string | undefined {
  if (run.type !== 'text') return undefined;
  const link = run.marks?.find((mark) => mark.type === 'link');
  return link && safeHref(link.attrs.href);
}

function marked(text: string, marks: readonly Mark[]): Child {
  return marks.reduceRight<Child>((inside, mark) => withMark(inside, mark), text);
}

function withMark(inside: Child, mark: Mark): Child {
  switch (mark.type) {
    case 'bold':
      return <strong>{inside}</strong>;
    case 'italic':
      return <em>{inside}</em>;
    case 'code':
      return <code>{inside}</code>;
    case 'strike':
      return <s>{inside}</s>;
    case 'sub':
      return <sub>{inside}</sub>;
    case 'sup':
      return <sup>{inside}</sup>;
    case 'link':
      // Written around the whole group of runs.
      return inside;
    case 'claim':
      return inside;
    default:
      return assertNever(mark);
  }
}
