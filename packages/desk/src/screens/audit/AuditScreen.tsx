import './audit.css';
import { Button } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { get } from '../../api/client.ts';
import { Bar } from '../../layout/Bar.tsx';
import { useMe } from '../../session/me.ts';
import { shortTime } from '../../time/newsroom-time.ts';
import { Problem } from '../Problem.tsx';
import { actWords } from '../story/revision-words.ts';

const auditSchema = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      at: z.iso.datetime(),
      by: z.string(),
      act: z.string(),
      subjectType: z.string(),
      subjectId: z.string().nullable(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
  next: z.string().nullable(),
});
type Entry = z.infer<typeof auditSchema>['entries'][number];

/** Every act at the desk: who, when, what. */
export function AuditScreen() {
  const { q = '' } = useSearch({ from: '/desk/audit' });
  const { timeZone } = useMe().newsroom;
  const navigate = useNavigate();
  const [typed, setTyped] = useState(q);
  const search = useDebouncedCallback(
    (q: string) => void navigate({ to: '/audit', search: q === '' ? {} : { q }, replace: true }),
    200,
  );
  const log = useInfiniteQuery({
    queryKey: ['audit', q],
    queryFn: ({ pageParam, signal }) =>
      get('/audit', auditSchema, { query: { q, before: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <Bar title="Audit log" aside="Every act, by whom. Nothing is ever taken from it." />
      <div className="screen audit">
        <search>
          <input
            type="search"
            aria-label="Search the audit log"
            placeholder="A name, an act, an address"
            value={typed}
            maxLength={200}
            onChange={({ currentTarget: { value } }) => {
              setTyped(value);
              search(value.trim());
            }}
          />
        </search>
        {log.isError && <Problem error={log.error} onRetry={() => void log.refetch()} />}
        {log.isSuccess && entries.length === 0 && (
          <div className="empty">
            <h2>{q === '' ? 'Nothing has been done yet' : 'Nothing fits'}</h2>
            <p>Search for a person’s name, for an act such as “publish”, or for a story’s id.</p>
          </div>
        )}
        <ol>
          {entries.map((entry) => (
            <li key={entry.id}>
              <time dateTime={entry.at}>{shortTime(entry.at, timeZone)}</time>
              <b>{entry.by}</b>
              <span>{actWords(entry.act)}</span>
              <Subject entry={entry} />
            </li>
          ))}
        </ol>
        {log.hasNextPage && (
          <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            Older
          </Button>
        )}
      </div>
    </>
  );
}

function Subject({ entry: { subjectType, subjectId, details } }: { readonly entry: Entry }) {
  const said = Object.entries(details)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .map(([name, value]) => (name === 'headline' ? `${value}` : `${name}: ${value}`))
    .join(' · ');
  return (
    <span className="subject">
      {subjectType === 'story' && subjectId !== null ? (
        <Link className="link" to="/stories/$storyId" params={{ storyId: subjectId }}>
          {typeof details.headline === 'string' ? details.headline : 'a story'}
        </Link>
      ) : (
        <span>{subjectId === null ? subjectType : `${subjectType} ${subjectId}`}</span>
      )}
      {said !== '' && typeof details.headline !== 'string' && <span className="quiet">{` ${said}`}</span>}
    </span>
  );
}
