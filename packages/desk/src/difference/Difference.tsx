import './difference.css';
import { type BlockDifference, blockDifference } from '@onrecord/domain/article/block-difference';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { useMemo } from 'react';
import { draftBlocks, type Names } from './draft-blocks.ts';
import { recordChanges } from './record-changes.ts';

const MARKS = { changed: 'changed', added: 'new', removed: 'removed', same: '' } as const;

/** A version of a story, with what its ids are called. */
interface Version {
  readonly draft: StoryDraft;
  readonly names: Names;
}

/** Two versions of a story as one text: what is gone struck through, what is new marked. */
export function Difference(props: {
  readonly before: Version;
  readonly after: Version;
  /** Whether what stayed the same is shown too. */
  readonly showSame: boolean;
}) {
  const { before, after } = props;
  const blocks = useMemo(
    () =>
      blockDifference(
        draftBlocks(before.draft, before.names),
        draftBlocks(after.draft, after.names),
        after.draft.language,
      ),
    [before, after],
  );
  const record = useMemo(() => recordChanges(before.draft, after.draft), [before, after]);
  const changed = blocks.filter(({ type }) => type !== 'same');
  if (changed.length === 0 && record === '' && !props.showSame)
    return <p className="quiet">Nothing is different between the two.</p>;
  return (
    <div className="difference" lang={after.draft.language} dir="auto">
      {record !== '' && <p className="record-changes">{record}</p>}
      {(props.showSame ? blocks : changed).map((block, index) => (
        // A difference is made anew as a whole; its blocks have no identity of their own.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: BlockDifference }) {
  return (
    <div className="block" data-type={block.type}>
      <p className="kind">
        {block.kind}
        {MARKS[block.type] && <b>{` ${MARKS[block.type]}`}</b>}
        {block.type === 'changed' && block.parts.every(({ type }) => type === 'same') && (
          <span>: the same words; what it shows or links to is another</span>
        )}
      </p>
      <p className="text" data-kind={block.kind}>
        {block.parts.map(({ type, text }, index) => {
          const key = `${index}${type}`;
          if (type === 'same') return <span key={key}>{text}</span>;
          return type === 'added' ? <ins key={key}>{text}</ins> : <del key={key}>{text}</del>;
        })}
      </p>
    </div>
  );
}
