import { safeHref } from '@onrecord/domain/body/href';
import type { Inline, Mark } from '@onrecord/domain/body/inline';
import { assertNever } from '@onrecord/domain/result';
import type { Child } from 'hono/jsx';
import { ClaimNumbers, claimLine } from '../record/ClaimNumbers.tsx';
import type { NumberedClaim } from '../record/numbered-record.ts';
import type { BodyContext } from './body-context.ts';

interface Props extends Pick<BodyContext, 'record' | 'words'> {
  readonly content: readonly Inline[] | undefined;
}

/**
 * Runs of text with their marks. A link over several runs becomes one link, so that it is announced once. Words that
 * report public claims have a line under them and the claims' numbers behind them, never inside a link.
 */
export function InlineText({ content, record, words }: Props) {
  const numbers = (claims: readonly NumberedClaim[]) =>
    claims.length > 0 && <ClaimNumbers claims={claims} record={record} words={words} />;
  return (
    <>
      {linkGroups(withClaims(content ?? [], record)).map(({ href, runs }) => {
        if (href === undefined)
          return runs.map((run) => (
            <>
              {written(run)}
              {numbers(run.ending)}
            </>
          ));
        return (
          <>
            <a href={href}>{runs.map(written)}</a>
            {numbers(runs.flatMap(({ ending }) => ending))}
          </>
        );
      })}
    </>
  );
}

/** A run with the public claims its words report. */
interface CitingRun {
  readonly inline: Inline;
  readonly claims: readonly NumberedClaim[];
  /** Those whose passage ends with it. */
  readonly ending: readonly NumberedClaim[];
}

/** A passage goes on over neighbouring runs that report the same, and over a line break between them. */
function withClaims(content: readonly Inline[], { byMark }: Props['record']): CitingRun[] {
  if (byMark.size === 0) return content.map((inline) => ({ inline, claims: [], ending: [] }));
  let following: readonly NumberedClaim[] = [];
  return content
    .toReversed()
    .map((inline): CitingRun => {
      if (inline.type !== 'text') return { inline, claims: [], ending: [] };
      const marks = (inline.marks ?? []).flatMap((mark) => (mark.type === 'claim' ? mark.attrs.claimId : []));
      const claims = [...new Set(marks.flatMap((mark) => byMark.get(mark) ?? []))];
      claims.sort((a, b) => a.number - b.number);
      const ending = claims.filter((one) => !following.includes(one));
      following = claims;
      return { inline, claims, ending };
    })
    .reverse();
}

interface LinkGroup {
  readonly href: string | undefined;
  readonly runs: CitingRun[];
}

function linkGroups(content: readonly CitingRun[]): LinkGroup[] {
  const groups: LinkGroup[] = [];
  for (const run of content) {
    const href = hrefOf(run.inline);
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

function written({ inline, claims }: CitingRun): Child {
  if (inline.type === 'hardBreak') return <br />;
  const words = (inline.marks ?? []).reduceRight<Child>(
    (inside, mark) => withMark(inside, mark),
    inline.text,
  );
  return claims.length > 0 ? <span class={claimLine(claims)}>{words}</span> : words;
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
    case 'claim':
      // Written around whole runs.
      return inside;
    default:
      return assertNever(mark);
  }
}
