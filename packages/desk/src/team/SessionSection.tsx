import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { post } from '../api/client.ts';
import { Problem } from '../screens/Problem.tsx';
import { useMe } from '../session/me.ts';
import { ago } from '../time/newsroom-time.ts';
import { agentWords } from './agent-words.ts';
import { sessionsQuery } from './team-queries.ts';

/** Where one is signed in; each place can be signed out from here. */
export function SessionSection() {
  const { timeZone } = useMe().newsroom;
  const queries = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const end = useMutation({
    mutationFn: (id: string | 'others') =>
      post(id === 'others' ? '/sessions/end-others' : `/sessions/${id}/end`, z.unknown()),
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  const error = end.error ?? sessions.error;
  const others = sessions.data?.sessions.filter((session) => !session.current) ?? [];
  return (
    <section>
      <h2>Where you are signed in</h2>
      {error && <Problem error={error} />}
      <ul className="lines">
        {sessions.data?.sessions.map((session) => (
          <li key={session.id}>
            <span className="what">
              {agentWords(session.agent)} <span className="quiet">{session.address}</span>
            </span>
            <span className="quiet">{session.current ? 'here, now' : ago(session.seenAt, timeZone)}</span>
            {!session.current && (
              <Button
                size="compact-sm"
                aria-label={`Sign out ${agentWords(session.agent)}`}
                loading={end.isPending && end.variables === session.id}
                onClick={() => end.mutate(session.id)}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 && (
        <div className="does">
          <Button onClick={() => end.mutate('others')}>Sign out everywhere else</Button>
        </div>
      )}
    </section>
  );
}
