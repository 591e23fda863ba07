import { Button, Textarea, TextInput } from '@mantine/core';
import { SOURCE_NAME_MAX } from '@onrecord/domain/claims/ledger/source';
import type { DeskSource } from '@onrecord/domain/desk/claim-shapes';
import { mayActOnClaims, mayAgree } from '@onrecord/domain/workflow/claim-acts';
import { useQuery } from '@tanstack/react-query';
import { useMe } from '../../../session/me.ts';
import { Keys } from '../../../shortcuts/Keys.tsx';
import { useShortcuts } from '../../../shortcuts/use-shortcuts.ts';
import { peopleQuery } from '../../../team/team-queries.ts';
import { shortTime } from '../../../time/newsroom-time.ts';
import { IdentityWarning } from '../../parts/IdentityWarning.tsx';
import { actorOf } from '../actor.ts';
import { SourceForm } from './SourceForm.tsx';
import { useSourceDraft } from './use-source-draft.ts';

const REASON_MAX = 1000;

/** A source that is described only: what readers see, why, and the two people who answer for it. */
export function UnnamedSource({
  source,
  mayEdit,
}: {
  readonly source: DeskSource;
  readonly mayEdit: boolean;
}) {
  const { person, newsroom } = useMe();
  const people = useQuery(peopleQuery).data?.people;
  const { unnamed } = source;
  const draft = useSourceDraft(
    source,
    { kind: 'unnamed' as const, description: source.name, reason: unnamed?.reason ?? '' },
    'Changed. A second editor has to agree again.',
  );
  const { act, set } = draft;
  const { description, reason } = draft.content;
  const nameOf = (id: string | null | undefined, unknown = 'somebody') =>
    people?.find((one) => one.id === id)?.name ?? unknown;
  const isAgreed = unnamed?.agreedAt != null;
  const agrees =
    !draft.isBegun && !isAgreed && unnamed?.grantedBy != null
      ? mayAgree(actorOf(person), { grantedBy: unnamed.grantedBy })
      : undefined;
  const agree = () =>
    act.mutate({
      id: source.id,
      act: 'agree',
      body: { version: source.version },
      says: 'Agreed. Readers may see what they stated.',
    });
  useShortcuts(agrees?.ok && !act.isPending ? { a: agree } : {});
  return (
    <SourceForm
      draft={draft}
      isReady={description.trim() !== '' && reason.trim() !== ''}
      head={
        <p className="stands">
          <span className="state" data-tone={isAgreed ? 'out' : 'wait'}>
            {isAgreed ? 'Agreed' : 'Waits for a second editor'}
          </span>{' '}
          <span className="quiet">
            {unnamed?.grantedBy != null && `Granted by ${nameOf(unnamed.grantedBy)}.`}{' '}
            {unnamed?.agreedAt != null &&
              `${nameOf(unnamed.agreedBy, 'Somebody')} agreed, ${shortTime(unnamed.agreedAt, newsroom.timeZone)}.`}
            {!isAgreed && ' Until then readers see nothing of what they stated.'}
          </span>
        </p>
      }
      fields={
        <>
          <TextInput
            label="Described as"
            description="What readers see in the place of a name"
            value={description}
            maxLength={SOURCE_NAME_MAX}
            disabled={!mayEdit}
            onChange={(event) => set({ description: event.currentTarget.value })}
          />
          {unnamed?.reason === null ? null : (
            <Textarea
              label="Why it is not named"
              description="For the newsroom only. Never write who it is, here or anywhere"
              value={reason}
              autosize
              minRows={2}
              maxLength={REASON_MAX}
              disabled={!mayEdit}
              onChange={(event) => set({ reason: event.currentTarget.value })}
            />
          )}
        </>
      }
      warns={<IdentityWarning texts={[description, reason]} />}
    >
      {agrees?.ok && (
        <Button variant="filled" loading={act.isPending} onClick={agree}>
          Agree that it stays unnamed <Keys of="a" />
        </Button>
      )}
      {agrees && !agrees.ok && agrees.error.type === 'same-person' && (
        <p className="quiet">You granted this yourself: another editor has to agree.</p>
      )}
      {agrees &&
        !agrees.ok &&
        agrees.error.type === 'role' &&
        mayActOnClaims(actorOf(person), 'see-protected').ok && (
          <p className="quiet">An editor who did not grant it has to agree.</p>
        )}
    </SourceForm>
  );
}
