import { evidencePath, storyPath } from '@onrecord/domain/address/paths';
import { safeHref } from '@onrecord/domain/body/href';
import { citationPath } from '@onrecord/domain/claims/ledger/citation-path';
import { disputeOf } from '@onrecord/domain/claims/ledger/dispute';
import type {
  CitationView,
  ClaimCard,
  ClaimView,
  EvidenceView,
  RelatedView,
} from '@onrecord/domain/claims/ledger/views';
import type { Child } from 'hono/jsx';
import { fileSize } from '../body/file-size.ts';
import type { RelationWord } from '../messages/ledger-words.ts';
import { MetaLine } from '../parts/MetaLine.tsx';
import { MoreLink } from '../parts/MoreLink.tsx';
import { denialWord, wayOfDenial } from '../record/Bearing.tsx';
import { StateMark } from '../record/StateMark.tsx';
import { languageAttributes, type Rendering } from '../render.ts';
import { DENIALS_BESIDE_MAX, FURTHER_DENIALS_ID } from './ClaimSides.tsx';
import { StatementList } from './StatementList.tsx';

interface Props extends Rendering {
  readonly claim: ClaimView;
}

function Section({ id, title, children }: { id: string; title: string; children: Child }) {
  return (
    <section class="about" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** What the newsroom held over time, the newest first. Without words of its own where nothing was ever found. */
export function FindingsSection({ claim, words, times }: Props) {
  if (claim.findings.length < 2) return null;
  const { speaker } = claim;
  return (
    <Section id="findings" title={words.ledger.findings}>
      <ol class="findings">
        {claim.findings.map((finding) => (
          <li>
            <time class="meta" datetime={finding.at.toISOString()}>
              {times.date(finding.at)}
            </time>
            <div>
              <StateMark dispute={disputeOf({ finding, speaker }, [])} words={words} />
              {finding.grounds !== '' && <p dir="auto">{finding.grounds}</p>}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

interface RelationProps extends Props {
  /** The other claims on the page, by id, each with what bears on it. */
  readonly beside: ReadonlyMap<string, ClaimCard>;
}

/** The other claims that bear on this one, by what they do; of who denies it those that have no room beside it. */
export function RelationSections(props: RelationProps) {
  const { claim, words } = props;
  const { deniedBy } = disputeOf(claim, claim.related);
  const denials = new Set(deniedBy);
  const others = claim.related.filter((relation) => !denials.has(relation));
  const further = deniedBy.slice(DENIALS_BESIDE_MAX);
  return (
    <>
      {further.length > 0 && (
        <div id={FURTHER_DENIALS_ID}>
          {[...Map.groupBy(further, (denial) => wayOfDenial(claim, denial))].map(([way, relations]) => (
            <RelationSection
              id={`further-${way}`}
              title={denialWord(way, words.record)}
              relations={relations}
              {...props}
            />
          ))}
        </div>
      )}
      {[...Map.groupBy(others, ({ direction, kind }): RelationWord => `${direction} ${kind}`)].map(
        ([word, relations]) => (
          <RelationSection
            id={word.replace(' ', '-')}
            title={words.ledger.relations[word]}
            relations={relations}
            {...props}
          />
        ),
      )}
    </>
  );
}

function RelationSection({
  id,
  title,
  relations,
  claim,
  beside,
  ...rendering
}: RelationProps & { id: string; title: string; relations: readonly RelatedView[] }) {
  return (
    <Section id={id} title={title}>
      <StatementList
        claims={relations.flatMap((relation) => beside.get(relation.claim.id) ?? [])}
        besideId={claim.id}
        {...rendering}
      />
    </Section>
  );
}

export function EvidenceSection({ claim, ...rendering }: Props) {
  if (claim.evidence.length === 0) return null;
  return (
    <Section id="evidence" title={rendering.words.ledger.evidence}>
      <ul class="evidence">
        {claim.evidence.map((evidence) => (
          <EvidenceItem evidence={evidence} publicId={claim.publicId} {...rendering} />
        ))}
      </ul>
    </Section>
  );
}

function EvidenceItem({
  evidence: { kind, title, url, capturedAt, file },
  publicId,
  site,
  words: { ledger },
  times,
}: Rendering & { evidence: EvidenceView; publicId: string }) {
  const href = safeHref(url);
  return (
    <li>
      <p class="meta">{ledger.keptOn(times.date(capturedAt))}</p>
      <div>
        <p class="title" dir="auto">
          {href === undefined ? (
            title
          ) : (
            <a href={href} rel="nofollow noopener">
              {title}
            </a>
          )}
        </p>
        <MetaLine
          facts={[
            <span>{ledger.evidenceKinds[kind]}</span>,
            href !== undefined && <span>{URL.parse(href)?.host ?? ''}</span>,
          ]}
        />
        {file !== null && (
          <>
            <p>
              <a class="download" href={evidencePath(publicId, file.contentHash)} rel="nofollow">
                {ledger.download(file.fileName, fileSize(file.sizeBytes, site.settings.language))}
              </a>
            </p>
            <p class="meta">
              {ledger.fingerprint}: <code dir="ltr">{file.contentHash}</code>
            </p>
          </>
        )}
      </div>
    </li>
  );
}

/** The words that cite it; of an entry of a live story they lead to it. */
function Passage({ citation }: { citation: CitationView }) {
  const words = <mark>{citation.passage}</mark>;
  return citation.entryId === null ? words : <a href={citationPath(citation)}>{words}</a>;
}

/** Every story that cites it, with the words that do. */
export function CitationsSection({ claim, nextHref, ...rendering }: Props & { nextHref: string | null }) {
  const { words, times, site } = rendering;
  const stories = Map.groupBy(claim.citations, ({ story }) => story.id);
  return (
    <Section id="citations" title={words.ledger.citations}>
      <p class="meta">{words.record.citedIn(claim.citedIn)}</p>
      <ol class="citations">
        {[...stories.values()].map((passages) => {
          const [{ story }] = passages as [CitationView, ...CitationView[]];
          const own = languageAttributes(story.language, site.settings.language);
          return (
            <li>
              <time class="meta" datetime={story.publishedAt.toISOString()}>
                {times.date(story.publishedAt)}
              </time>
              <div>
                <h3 {...own}>
                  <a href={storyPath(story.slug)}>{story.headline}</a>
                </h3>
                {passages.map((citation) => (
                  <blockquote {...own} cite={citationPath(citation)}>
                    <p>
                      {cutBefore(citation.prefix)}
                      <Passage citation={citation} />
                      {cutAfter(citation.suffix)}
                    </p>
                  </blockquote>
                ))}
              </div>
            </li>
          );
        })}
      </ol>
      <MoreLink href={nextHref} words={words} />
    </Section>
  );
}

/** Words before a passage, with a sign that they were cut where they do not begin a sentence. */
const cutBefore = (prefix: string) => (/^\s*[\p{Ll}\p{Lo}\p{N},;:.]/u.test(prefix) ? `…${prefix}` : prefix);

/** The same of words after it, where they do not end one. */
const cutAfter = (suffix: string) =>
  /[\p{L}\p{N},;:–—-]\s*$/u.test(suffix) ? `${suffix.trimEnd()}…` : suffix;
