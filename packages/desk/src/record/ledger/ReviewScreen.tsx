import { Button } from '@mantine/core';
import type { DeskClaim } from '@onrecord/domain/desk/claim-shapes';
import { mayActOnClaims } from '@onrecord/domain/workflow/claim-acts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { MoreToCome } from '../../lists/MoreToCome.tsx';
import { useListKeys } from '../../lists/use-list-keys.ts';
import { Unanswered } from '../../screens/Unanswered.tsx';
import { useMe } from '../../session/me.ts';
import { Keys } from '../../shortcuts/Keys.tsx';
import { longTime } from '../../time/newsroom-time.ts';
import { citedWords } from '../parts/claim-words.ts';
import { SourceLine } from '../parts/SourceLine.tsx';
import { actorOf } from './actor.ts';
import { ageWords } from './age.ts';
import { ClaimStateWord } from './ClaimStateWord.tsx';
import { FindingDialog } from './claim/FindingDialog.tsx';
import { reviewQuery } from './ledger-queries.ts';
import { RecordScreen } from './RecordScreen.tsx';
import { StatementLink } from './StatementLink.tsx';
import { useClaimAct } from './use-claim-act.ts';

/** Findings that are older than the newsroom lets one stand: still so, or not any more. */
export function ReviewScreen() {
  const { person, newsroom } = useMe();
  const navigate = useNavigate();
  const mayJudge = mayActOnClaims(actorOf(person), 'set-findings').ok;
  const queue = useInfiniteQuery(reviewQuery);
  const act = useClaimAct({ saysRefusals: true });
  const [changing, setChanging] = useState<DeskClaim>();
  const claims = queue.data?.pages.flatMap((page) => page.claims) ?? [];
  const limitDays = queue.data?.pages[0]?.limitDays;
  /** Says so as of today: the finding is set anew, with the same grounds. */
  const affirm = ({ id, version, finding }: DeskClaim) =>
    act.mutate({
      id,
      act: 'finding',
      body: { version, finding: { kind: finding.kind, grounds: finding.grounds }, why: 'Looked at again.' },
      says: 'It still stands, as of today.',
    });
  const { selected, select } = useListKeys({
    rows: claims,
    prefix: 'due',
    from: 0,
    onOpen: ({ id }) => void navigate({ to: '/record/$claimId', params: { claimId: id } }),
    keys: (claim) =>
      mayJudge && !act.isPending ? { s: () => affirm(claim), f: () => setChanging(claim) } : {},
  });
  return (
    <RecordScreen
      title="Review"
      aside={
        limitDays === undefined
          ? ''
          : `What we found ${limitDays === 1 ? 'a day' : `${limitDays} days`} ago or before`
      }
      className="reading"
    >
      <Unanswered query={queue} waits="The queue is on its way…" />
      {queue.isSuccess && claims.length === 0 && (
        <div className="empty">
          <h2>Nothing is due</h2>
          <p>
            {`Every finding that readers see was looked at within ${limitDays} days. The oldest comes here first when its time is up; an owner sets how long that is under Newsroom.`}
          </p>
        </div>
      )}
      <ol className="due">
        {claims.map((claim, place) => (
          <li
            key={claim.id}
            id={`due-${place}`}
            className="row"
            data-selected={place === selected || undefined}
            onFocus={() => select(place)}
          >
            <p className="age" title={`since ${longTime(claim.finding.at, newsroom.timeZone)}`}>
              {ageWords(claim.finding.at)}
            </p>
            <div>
              <StatementLink claim={claim} />
              <p>
                <SourceLine claim={claim} />
              </p>
              <p className="under">
                <ClaimStateWord claim={claim} />{' '}
                <span className="quiet">
                  {[claim.finding.grounds, citedWords(claim.citedIn)].filter(Boolean).join(' · ')}
                </span>
              </p>
              {mayJudge && (
                <div className="does">
                  <Button
                    size="compact-md"
                    variant={place === selected ? 'filled' : 'default'}
                    loading={act.isPending && act.variables.id === claim.id}
                    onClick={() => affirm(claim)}
                  >
                    Still stands {place === selected && <Keys of="s" />}
                  </Button>
                  <Button size="compact-md" onClick={() => setChanging(claim)}>
                    Set another {place === selected && <Keys of="f" />}
                  </Button>
                </div>
              )}
            </div>
          </li>
        ))}
      </ol>
      <MoreToCome says="More claims" list={queue} />
      {changing && (
        <FindingDialog claim={changing} citedIn={changing.citedIn} onClose={() => setChanging(undefined)} />
      )}
    </RecordScreen>
  );
}
