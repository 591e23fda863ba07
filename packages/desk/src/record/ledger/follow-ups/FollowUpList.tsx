import '../ledger.css';
import type { FollowUp } from '@onrecord/domain/desk/claim-shapes';
import { mayActOnClaims } from '@onrecord/domain/workflow/claim-acts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { MoreToCome } from '../../../lists/MoreToCome.tsx';
import { useListKeys } from '../../../lists/use-list-keys.ts';
import { Unanswered } from '../../../screens/Unanswered.tsx';
import { useMe } from '../../../session/me.ts';
import { SourceLine } from '../../parts/SourceLine.tsx';
import { actorOf } from '../actor.ts';
import { ClaimStateWord } from '../ClaimStateWord.tsx';
import { followUpsQuery } from '../ledger-queries.ts';
import { StatementLink } from '../StatementLink.tsx';
import { FollowUpCard } from './FollowUpCard.tsx';
import { draftOf, type FollowUpDraft, KINDS, withActed } from './follow-up-draft.ts';
import { useFollowUpAct } from './use-follow-up-act.ts';

/**
 * Proposed lines, by claim, each done with one key. Of one claim, also what became of those before. `beside` stands
 * beside something else, to which the keys belong.
 */
export function FollowUpList(props: {
  readonly claimId?: string;
  readonly beside?: boolean;
  readonly empty: ReactNode;
}) {
  const { claimId, beside = false, empty } = props;
  const { person } = useMe();
  const mayAct = mayActOnClaims(actorOf(person), 'follow-up').ok;
  const list = useInfiniteQuery(followUpsQuery(claimId));
  const [acted, setActed] = useState<ReadonlyMap<string, FollowUp>>(new Map());
  const [drafts, setDrafts] = useState<ReadonlyMap<string, FollowUpDraft>>(new Map());
  const act = useFollowUpAct((after) => setActed((before) => new Map(before).set(after.id, after)));
  const followUps = withActed(list.data?.pages.flatMap((page) => page.followUps) ?? [], acted);
  const setDraft = (id: string, draft: FollowUpDraft) =>
    setDrafts((before) => new Map(before).set(id, draft));

  const accept = (followUp: FollowUp) => {
    const { kind, note } = draftOf(followUp, drafts.get(followUp.id));
    act.mutate({ followUp, choice: { act: 'accept', kind, note: note.trim() } });
    next();
  };
  const skip = (followUp: FollowUp) => {
    act.mutate({ followUp, choice: { act: 'skip' } });
    next();
  };
  const mend = (followUp: FollowUp, place: number) => {
    setDraft(followUp.id, { ...draftOf(followUp, drafts.get(followUp.id)), mending: true });
    select(place);
    requestAnimationFrame(() =>
      document.querySelector<HTMLTextAreaElement>(`#follow-up-${place} textarea`)?.focus(),
    );
  };
  const { selected, select } = useListKeys({
    rows: beside ? [] : followUps,
    prefix: 'follow-up',
    from: 0,
    keys: (followUp, place) => {
      if (followUp.state !== 'open' || !mayAct || act.isPending) return {};
      const draft = draftOf(followUp, drafts.get(followUp.id));
      return {
        a: () => accept(followUp),
        e: () => mend(followUp, place),
        s: () => skip(followUp),
        ...Object.fromEntries(
          KINDS.map((kind, at) => [`${at + 1}`, () => setDraft(followUp.id, { ...draft, kind })]),
        ),
      };
    },
  });
  /** From the one that is done to the next that is open. */
  const next = () => {
    const open = followUps.findIndex(({ state }, place) => place > selected && state === 'open');
    if (open >= 0) select(open);
  };

  const unanswered = <Unanswered query={list} waits="The lines are on their way…" />;
  if (list.data === undefined) return unanswered;
  if (followUps.length === 0 && !list.isError) return empty;
  return (
    <div className="follow-ups">
      {unanswered}
      {followUps.map((followUp, place) => (
        <div key={followUp.id}>
          {claimId === undefined && followUps[place - 1]?.claim.id !== followUp.claim.id && (
            <ClaimHeading claim={followUp.claim} />
          )}
          <FollowUpCard
            id={`follow-up-${place}`}
            followUp={followUp}
            isSelected={place === selected}
            draft={draftOf(followUp, drafts.get(followUp.id))}
            mayAct={mayAct}
            busy={act.isPending && act.variables.followUp.id === followUp.id}
            onDraft={(draft) => setDraft(followUp.id, draft)}
            onAccept={() => accept(followUp)}
            onMend={() => mend(followUp, place)}
            onSkip={() => skip(followUp)}
            onReopen={() => act.mutate({ followUp, choice: { act: 'reopen' } })}
          />
        </div>
      ))}
      <MoreToCome says="More lines" list={list} />
    </div>
  );
}

function ClaimHeading({ claim }: { readonly claim: FollowUp['claim'] }) {
  return (
    <h2 className="claim-heading">
      <StatementLink claim={claim} />
      <span className="under">
        <SourceLine claim={claim} /> <ClaimStateWord claim={claim} />
      </span>
    </h2>
  );
}
