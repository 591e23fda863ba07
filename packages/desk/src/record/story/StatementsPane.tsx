import './statements.css';
import { mayActOnClaims } from '@onrecord/domain/workflow/claim-acts';
import { useSyncExternalStore } from 'react';
import { recordOf } from '../../editor/record/story-record.ts';
import type { StorySession } from '../../editor/session/story-session.ts';
import { useStorySession } from '../../editor/session/use-story-session.ts';
import { Problem } from '../../screens/Problem.tsx';
import { useMe } from '../../session/me.ts';
import { StatementList } from './StatementList.tsx';
import { useStatements } from './use-statements.ts';

/** What a story reports, beside its text: what is on record, what could be, and what to look at again. */
export function StatementsPane(props: { readonly storyId: string; readonly readOnly: boolean }) {
  const session = useStorySession(props.storyId);
  return session ? (
    <Statements key={session.storyId} session={session} readOnly={props.readOnly} />
  ) : (
    <p className="part waiting">Opening…</p>
  );
}

function Statements({ session, readOnly }: { readonly session: StorySession; readonly readOnly: boolean }) {
  const { person } = useMe();
  const { found, statements, askNow, hold } = useStatements(session);
  const allowed = useSyncExternalStore(session.saved.mayWrite.subscribe, session.saved.mayWrite.get);
  const mayRelate = mayActOnClaims({ userId: person.id, role: person.role }, 'relate-claims').ok;
  if (statements === undefined)
    return found.isError ? (
      <div className="part">
        <Problem error={found.error} onRetry={() => void found.refetch()} />
      </div>
    ) : (
      <p className="part waiting">Looking through the text…</p>
    );
  return (
    <>
      {found.isError && (
        <p className="part quiet" role="status">
          The server cannot be asked at the moment. This is what it found last.
        </p>
      )}
      <StatementList
        session={session}
        record={recordOf(session)}
        statements={statements}
        mayRecord={mayRelate && allowed && !readOnly}
        mayRelate={mayRelate}
        askNow={askNow}
        hold={hold}
      />
    </>
  );
}
