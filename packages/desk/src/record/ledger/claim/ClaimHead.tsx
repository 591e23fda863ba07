import type { DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../../../session/me.ts';
import { longTime, shortTime } from '../../../time/newsroom-time.ts';
import { CHANNEL_WORDS, DIRECTNESS_WORDS, SOURCE_KIND_WORDS, STATE_WORDS } from '../../parts/claim-words.ts';
import { StateWord } from '../../parts/StateWord.tsx';
import { saidDateWords } from '../../parts/said-date.ts';
import { ageWords } from '../age.ts';
import { ClaimStateWord } from '../ClaimStateWord.tsx';

/** The statement, how it stands and since when, who said it and how it came here. */
export function ClaimHead({ claim }: { readonly claim: DeskClaim }) {
  const { timeZone } = useMe().newsroom;
  const { content, speaker, relay, finding, sealed } = claim;
  const age = ageWords(finding.at);
  return (
    <article className="claim-head" aria-label="The claim">
      <p className="stands">
        <ClaimStateWord claim={claim} />{' '}
        <span className="quiet">
          {claim.state === finding.kind
            ? `${sealed === null ? 'our' : '· Our'} finding since `
            : `${sealed === null ? 'by' : '· By'} ${claim.state === 'taken-back' ? 'the speaker' : 'what others say'}. Our finding: ${STATE_WORDS[finding.kind].toLowerCase()}, since `}
          <time dateTime={finding.at} title={longTime(finding.at, timeZone)}>
            {shortTime(finding.at, timeZone)}
          </time>
          {age !== 'today' && `, ${age} ago`}
        </span>
      </p>
      <p className="statement" lang={content.language} dir="auto">
        {content.text}
      </p>
      {finding.grounds !== '' && (
        <p className="grounds" lang={content.language} dir="auto">
          <StateWord state={finding.kind} says="" /> {finding.grounds}
        </p>
      )}
      {sealed !== null && (
        <div className="problem">
          <p>
            <b>Sealed {shortTime(sealed.at, timeZone)}.</b> Readers see: “{sealed.notice}”
          </p>
          {sealed.reason !== null && <p className="quiet">Why, for the newsroom only: {sealed.reason}</p>}
        </div>
      )}
      <dl className="facts">
        <Fact name="Stated by">
          <SourceLink id={speaker.id} name={speaker.name} />
          {`, ${speaker.role || SOURCE_KIND_WORDS[speaker.kind].toLowerCase()}`}
        </Fact>
        {relay.map(({ source, sourcing }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a hand is its place in the chain
          <Fact key={at} name={at === 0 ? 'Reported by' : 'Who had it from'}>
            <SourceLink id={source.id} name={source.name} />
            {sourcing !== '' && `, ${sourcing}`}
          </Fact>
        ))}
        <Fact name="When">
          {content.saidAt === null ? 'Not known' : saidDateWords(content.saidAt, timeZone)}
        </Fact>
        {content.place !== '' && <Fact name="Where">{content.place}</Fact>}
        {content.channel !== null && (
          <Fact name="Through">{content.channel.words || CHANNEL_WORDS[content.channel.kind]}</Fact>
        )}
        {content.sourcing !== '' && <Fact name="Grounds given">{content.sourcing}</Fact>}
        <Fact name="Words">{DIRECTNESS_WORDS[content.directness]}</Fact>
        <Fact name="Readers">
          {claim.public
            ? `see it at /claims/${claim.publicId}/`
            : sealed !== null
              ? 'see the notice, where it was public'
              : 'do not see it: no public story cites it, or an unnamed source of it is not agreed to'}
        </Fact>
      </dl>
    </article>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function SourceLink({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <Link className="link" to="/record/sources/$sourceId" params={{ sourceId: id }}>
      {name}
    </Link>
  );
}
