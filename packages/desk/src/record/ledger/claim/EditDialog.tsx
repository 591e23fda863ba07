import type { ClaimContent } from '@onrecord/domain/claims/ledger/claim';
import { type ClaimSnapshot, claimDifference } from '@onrecord/domain/claims/ledger/claim-difference';
import { type DeskClaim, deskSourceSchema } from '@onrecord/domain/desk/claim-shapes';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../../api/client.ts';
import { FormDialog } from '../../../screens/FormDialog.tsx';
import { useMe } from '../../../session/me.ts';
import { ClaimFields } from '../../parts/ClaimFields.tsx';
import { Conflict } from '../../parts/Conflict.tsx';
import { type ClaimDraft, draftOfClaim, readClaimDraft } from '../../parts/claim-draft.ts';
import { claimConflict } from '../../parts/conflict.ts';
import { knownSource } from '../../parts/SourcePicker.tsx';
import { namedOrNew, type SourceChoice } from '../../parts/source-choice.ts';
import { ChangedParts } from '../ChangedParts.tsx';
import { claimQuery } from '../ledger-queries.ts';
import { useClaimAct } from '../use-claim-act.ts';
import { WhyField } from '../WhyField.tsx';

/** Mends what is on record of a statement. Who was slower sees both texts by the word, and goes on with either. */
export function EditDialog({ claim, onClose }: { readonly claim: DeskClaim; readonly onClose: () => void }) {
  const { timeZone } = useMe().newsroom;
  const act = useClaimAct();
  const [draft, setDraft] = useState(() => draftOfClaim(claim, timeZone));
  const [version, setVersion] = useState(claim.version);
  const [why, setWhy] = useState('');
  const [shown, setShown] = useState(false);
  const read = readClaimDraft(draft, timeZone, new Date());
  const conflict = claimConflict(act.error);
  const found = useQuery({ ...claimQuery(claim.id), enabled: conflict !== undefined }).data?.claim;
  // Until it was asked for anew, what is known here is what both began with.
  const theirs = conflict && found && found.version >= conflict.version ? found : undefined;
  const save = useMutation({
    mutationFn: async () => {
      const named = await withSourcesOnRecord(draft);
      // From here on they are on record, also where the rest fails: a second try must not record them again.
      setDraft(named);
      const content = contentOf(named, timeZone);
      if (content === undefined) return undefined;
      return act.mutateAsync({
        id: claim.id,
        act: '',
        body: { version, content, why },
        says: 'The claim is mended.',
      });
    },
    onSuccess: (after) => after && onClose(),
  });
  const mine = contentOf(draft, timeZone);
  return (
    <FormDialog
      title="Mend the claim"
      does="Save"
      size="44rem"
      isReady
      busy={save.isPending}
      error={conflict === undefined ? save.error : undefined}
      onClose={onClose}
      onSubmit={() => {
        setShown(true);
        if (read.ok) save.mutate();
      }}
    >
      {conflict && (
        <Conflict
          says={conflict.says}
          onMine={() => {
            setVersion(conflict.version);
            act.reset();
            save.reset();
          }}
          onTheirs={
            theirs &&
            (() => {
              setDraft(draftOfClaim(theirs, timeZone));
              setVersion(theirs.version);
              act.reset();
              save.reset();
            })
          }
        >
          {theirs && mine && (
            <>
              <p>From theirs to yours:</p>
              <ChangedParts
                language={draft.language}
                changes={claimDifference(snapshotOf(theirs), {
                  ...snapshotOf(theirs),
                  content: mine,
                  names: { ...snapshotOf(theirs).names, ...namesIn(draft) },
                }).map(({ part, words }) => ({ part, words: [...words] }))}
              />
            </>
          )}
        </Conflict>
      )}
      <ClaimFields draft={draft} problems={shown && !read.ok ? read.error : {}} onChange={setDraft} />
      <WhyField value={why} onChange={setWhy} />
    </FormDialog>
  );
}

/** The same draft with each new source put on record. */
async function withSourcesOnRecord(draft: ClaimDraft): Promise<ClaimDraft> {
  const known = async (choice: SourceChoice | null): Promise<SourceChoice | null> => {
    if (choice === null || choice.type === 'known') return choice;
    return knownSource(await post('/sources', deskSourceSchema, namedOrNew(choice)));
  };
  const speaker = await known(draft.speaker);
  const relay: Array<ClaimDraft['relay'][number]> = [];
  for (const hand of draft.relay) relay.push({ ...hand, source: await known(hand.source) });
  return { ...draft, speaker, relay };
}

/** The claim a draft makes, whose sources are on record; undefined where it is none. */
function contentOf(draft: ClaimDraft, timeZone: string): ClaimContent | undefined {
  const read = readClaimDraft(draft, timeZone, new Date());
  if (!read.ok || draft.speaker?.type !== 'known') return undefined;
  const { speaker: _, relay, finding: __, ...said } = read.value;
  const hands = relay.flatMap(({ source, sourcing }) =>
    'id' in source ? [{ sourceId: source.id, sourcing }] : [],
  );
  return { ...said, speakerId: draft.speaker.id, relay: hands };
}

function snapshotOf({ content, speaker, relay, finding }: DeskClaim): ClaimSnapshot {
  const sources = [speaker, ...relay.map(({ source }) => source)];
  return { content, finding, names: Object.fromEntries(sources.map(({ id, name }) => [id, name])) };
}

function namesIn(draft: ClaimDraft): Record<string, string> {
  const chosen = [draft.speaker, ...draft.relay.map(({ source }) => source)];
  return Object.fromEntries(
    chosen.flatMap((choice) => (choice?.type === 'known' ? [[choice.id, choice.name]] : [])),
  );
}
