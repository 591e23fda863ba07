import { type BlockDifference, blockDifference } from '@onrecord/domain/article/block-difference';
import { type ReadersPart, readersBlocks } from '@onrecord/domain/article/story-blocks';
import type { PublishedVersionView, StoryView } from '@onrecord/domain/article/views';
import type { TextPart } from '@onrecord/domain/text/word-difference';
import { languageAttributes, type Rendering } from '../render.ts';
import { MetaLine } from './MetaLine.tsx';

/** Changed pieces shown of one version; the number of those beyond is told. */
export const CHANGED_PIECES_MAX = 200;

interface Props extends Rendering {
  readonly version: PublishedVersionView;
  readonly story: StoryView;
}

interface LanguageOfText extends Rendering {
  /** BCP 47. */
  readonly language: string;
}

/** A published version: when and why it came, and what it changed. */
export function VersionEntry({ version, story, ...rendering }: Props) {
  const { words, times } = rendering;
  const { at, kind, note } = version;
  return (
    <section class="version">
      <h2>{kindWords(version, story, rendering)}</h2>
      <MetaLine
        facts={[
          <time datetime={at.toISOString()}>{times.dateTime(at)}</time>,
          <span>{words.versionNumber(version.version)}</span>,
        ]}
      />
      {note !== '' && (
        <p class="note" dir="auto">
          {note}
        </p>
      )}
      {kind !== 'first' && <Change version={version} {...rendering} />}
    </section>
  );
}

function kindWords({ kind, at }: PublishedVersionView, story: StoryView, { words }: Rendering): string {
  switch (kind) {
    case 'first':
      // Of an imported story the versions before the import are not on record here.
      return at > story.publishedAt ? words.firstVersionHere : words.firstVersion;
    case 'edited':
      return words.edited;
    default:
      return words.correctionKinds[kind];
  }
}

function Change({ version: { change }, ...rendering }: Omit<Props, 'story'>) {
  const { site, words } = rendering;
  if (change === null) return <p class="quiet">{words.wordsWithheld}</p>;
  const { before, after, language } = change;
  const shown = { showRawHtml: site.settings.showRawHtml };
  const changed = blockDifference(readersBlocks(before, shown), readersBlocks(after, shown), language).filter(
    ({ type }) => type !== 'same',
  );
  if (changed.length === 0) return <p class="quiet">{words.sameText}</p>;
  const rest = changed.length - CHANGED_PIECES_MAX;
  return (
    <>
      {changed.slice(0, CHANGED_PIECES_MAX).map((piece) => (
        <Piece piece={piece} language={language} {...rendering} />
      ))}
      {rest > 0 && <p class="quiet">{words.morePieces(rest)}</p>}
    </>
  );
}

function Piece({ piece, language, ...rendering }: LanguageOfText & { piece: BlockDifference<ReadersPart> }) {
  const { site, words } = rendering;
  const { kind, type, parts } = piece;
  return (
    <div class="piece">
      <p class="part">
        {words.partNames[kind]} {type !== 'same' && <b>{words.pieceMarks[type]}</b>}
      </p>
      {type === 'changed' && parts.every((part) => part.type === 'same') && (
        <p class="quiet">{words.sameWords}</p>
      )}
      {parts.length > 0 && (
        <p class="words" {...languageAttributes(language, site.settings.language)}>
          {parts.map((part) => (
            <Run part={part} language={language} {...rendering} />
          ))}
        </p>
      )}
    </div>
  );
}

/**
 * A run of words. What became of it stands there in words too, for ears: not every screen reader says it, and who
 * copies the text takes it along.
 */
function Run({ part: { type, text }, language, site, words }: LanguageOfText & { part: TextPart }) {
  if (type === 'same') return <>{text}</>;
  const Mark = type === 'added' ? 'ins' : 'del';
  // Lines begin and end with the words, not with the space beside them.
  const marked = text.trim();
  const begin = text.length - text.trimStart().length;
  return (
    <>
      {text.slice(0, begin)}
      <Mark>
        <span class="said" {...languageAttributes(site.settings.language, language)}>
          {`[${words.pieceMarks[type]}: `}
        </span>
        {marked}
        <span class="said">]</span>
      </Mark>
      {text.slice(begin + marked.length)}
    </>
  );
}
