import { storyPath } from '@onrecord/domain/address/paths';
import type { CorrectionView, ListedCorrection } from '@onrecord/domain/article/views';
import { languageAttributes, type Rendering } from '../render.ts';
import { MetaLine } from './MetaLine.tsx';

interface Props extends Rendering {
  readonly corrections: ReadonlyArray<CorrectionView | ListedCorrection>;
}

/** Corrections as dated notes; with the story each belongs to, where the list spans several. */
export function CorrectionList({ corrections, site, words, times }: Props) {
  return (
    <ul class="notes">
      {corrections.map((correction) => (
        <li>
          <MetaLine
            facts={[
              <b>{words.correctionKinds[correction.kind]}</b>,
              <time datetime={correction.at.toISOString()}>{times.date(correction.at)}</time>,
            ]}
          />
          <p dir="auto">{correction.note}</p>
          {'story' in correction && (
            <p class="of" {...languageAttributes(correction.story.language, site.settings.language)}>
              <a href={storyPath(correction.story.slug)}>{correction.story.headline}</a>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
