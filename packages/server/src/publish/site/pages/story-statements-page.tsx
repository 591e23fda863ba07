import { storyPath, storyStatementsPath } from '@onrecord/domain/address/paths';
import type { StoryView } from '@onrecord/domain/article/views';
import type { StoryRecord } from '@onrecord/domain/claims/ledger/views';
import type { PageMeta } from '../../page-meta.ts';
import type { SiteContext } from '../../site-context.ts';
import { MoreLink } from '../parts/MoreLink.tsx';
import { languagesOf, page } from '../parts/page.tsx';
import { RetractionNotice } from '../parts/RetractionNotice.tsx';
import { firstNumber, numberedRecord } from '../record/numbered-record.ts';
import { RecordList } from '../record/OnTheRecord.tsx';
import { languageAttributes } from '../render.ts';

interface StoryStatementsView {
  readonly story: StoryView;
  /** A stretch of what the story has on record. */
  readonly record: StoryRecord;
  /** Keys of what is shown. */
  readonly madeOf: readonly string[];
  readonly meta: PageMeta;
}

/** Every statement of a story in its order, stretch by stretch: also those for which the story's own page has no room. */
export function storyStatementsPage(
  site: SiteContext,
  { story, record, madeOf, meta }: StoryStatementsView,
): string {
  const numbered = numberedRecord(record);
  const first = firstNumber(numbered);
  const next = first + numbered.claims.length;
  return page(site, {
    meta,
    madeOf,
    languages: [story.language, ...languagesOf(record.claims)],
    content: (rendering) => {
      const { words } = rendering;
      return (
        <>
          <div class="head">
            <h1>{words.record.onTheRecord}</h1>
            {first > 1 && <a href={storyStatementsPath(story.slug)}>{words.fromTheBeginning}</a>}
          </div>
          <div class="intro">
            <p class="of" {...languageAttributes(story.language, site.settings.language)}>
              <a href={storyPath(story.slug)}>{story.headline}</a>
            </p>
            <p>
              {words.ledger.storyLead} <b>{words.record.statements(next - 1 + record.more)}</b>
            </p>
          </div>
          {story.retracted && <RetractionNotice story={story} {...rendering} />}
          <div class="record">
            <RecordList record={numbered} {...rendering} />
          </div>
          <MoreLink href={record.more > 0 ? storyStatementsPath(story.slug, next) : null} words={words} />
        </>
      );
    },
  });
}
