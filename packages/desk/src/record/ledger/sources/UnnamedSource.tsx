import { Button, Textarea, TextInput } from '@mantine/core';
import { SOURCE_NAME_MAX } from '@onrecord/domain/claims/ledger/source';
import type { DeskSource } from '@onrecord/domain/desk/claim-shapes';
import { mayActOnClaims, mayAgree } from '@onrecord/domain/workflow/claim-acts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../screens/Problem.tsx';
import { useMe } from '../../../session/me.ts';
import { Keys } from '../../../shortcuts/Keys.tsx';
import { useShortcuts } from '../../../shortcuts/use-shortcuts.ts';
import { peopleQuery } from '../../../team/team-queries.ts';
import { shortTime } from '../../../time/newsroom-time.ts';
import { sourceConflict } from '../../parts/conflict.ts';
import { IdentityWarning } from '../../parts/IdentityWarning.tsx';
import { actorOf } from '../actor.ts';
import { SourceConflict } from './SourceConflict.tsx';
import { useSourceAct } from './use-source-act.ts';

const REASON_MAX = 1000;

/** A source that is described only: what readers see, why, and the two people who answer for it. */
export function UnnamedSource({
  source,
  mayEdit,
}: {
  readonly source: DeskSource;
  readonly mayEdit: boolean;
}) {
  const act = useSourceAct();
  const { person, newsroom } = useMe();
  const people = useQuery(peopleQuery).data?.people;
  const [begun, setBegun] = useState<{
    readonly version: number;
    readonly description: string;
    readonly reason: string;
  }>();
  const { unnamed } = source;
  const saved = { description: source.name, reason: unnamed?.reason ?? '' };
  const { description, reason } = begun ?? saved;
  const set = (part: { readonly description?: string; readonly reason?: string }) =>
    setBegun({ version: source.version, ...saved, ...begun, ...part });
  const nameOf = (id: string | null | undefined) => people?.find((one) => one.id === id)?.name ?? 'somebody';
  const conflict = sourceConflict(act.error);
  const isReady = begun !== undefined && description.trim() !== '' && reason.trim() !== '';
  const isAgreed = unnamed?.agreedAt != null;
  const agrees =
    begun === undefined && !isAgreed && unnamed?.grantedBy != null
      ? mayAgree(actorOf(person), { grantedBy: unnamed.grantedBy })
      : undefined;
  const agree = () =>
    act.mutate({
      sourceId: source.id,
      act: 'agree',
      body: { version: source.version },
      says: 'Agreed. Readers may see what they stated.',
    });
  useShortcuts(agrees?.ok && !act.isPending ? { a: agree } : {});
  return (
    <form
      className="source-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (begun === undefined || !isReady || act.isPending) return;
        act.mutate(
          {
            sourceId: source.id,
            act: '',
            body: { version: begun.version, content: { kind: 'unnamed', description, reason } },
            says: 'Changed. A second editor has to agree again.',
          },
          { onSuccess: () => setBegun(undefined) },
        );
      }}
    >
      <p className="stands">
        <span className="state" data-tone={isAgreed ? 'out' : 'wait'}>
          {isAgreed ? 'Agreed' : 'Waits for a second editor'}
        </span>{' '}
        <span className="quiet">
          {unnamed?.grantedBy != null && `Granted by ${nameOf(unnamed.grantedBy)}.`}{' '}
          {unnamed?.agreedAt != null &&
            `${nameOf(unnamed.agreedBy)} agreed, ${shortTime(unnamed.agreedAt, newsroom.timeZone)}.`}
          {!isAgreed && ' Until then readers see nothing of what they stated.'}
        </span>
      </p>
      <div className="fields">
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
      </div>
      <IdentityWarning texts={[description, reason]} />
      {conflict ? (
        <SourceConflict
          conflict={conflict}
          mine={{ kind: 'unnamed', description, reason }}
          onMine={() => {
            setBegun({ version: conflict.version, description, reason });
            act.reset();
          }}
          onTheirs={() => {
            setBegun(undefined);
            act.reset();
          }}
        />
      ) : (
        act.isError && <Problem error={act.error} />
      )}
      <div className="does">
        {begun !== undefined && (
          <>
            <Button type="submit" variant="filled" disabled={!isReady} loading={act.isPending}>
              Save
            </Button>
            <Button onClick={() => setBegun(undefined)}>As it was</Button>
          </>
        )}
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
      </div>
    </form>
  );
}
