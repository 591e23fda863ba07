import './audit.css';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { z } from 'zod';
import { get } from '../../api/client.ts';
import { Bar } from '../../layout/Bar.tsx';
import { MoreToCome } from '../../lists/MoreToCome.tsx';
import { SearchBox } from '../../lists/SearchBox.tsx';
import { useMe } from '../../session/me.ts';
import { peopleQuery } from '../../team/team-queries.ts';
import { inZone } from '../../time/instant-in-zone.ts';
import { dayName } from '../../time/newsroom-time.ts';
import { Unanswered } from '../Unanswered.tsx';
import { auditWords, detailWords, nameInDetails, wordsOf } from './audit-words.ts';

const auditSchema = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      at: z.iso.datetime(),
      by: z.string(),
      userId: z.string(),
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
  const log = useInfiniteQuery({
    queryKey: ['audit', q],
    queryFn: ({ pageParam, signal }) =>
      get('/audit', auditSchema, { query: { q, before: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
  const days = Map.groupBy(entries, ({ at }) => inZone(new Date(at), timeZone).date);
  return (
    <>
      <Bar title="Audit log" aside="Every act, by whom. Nothing is ever taken from it." />
      <div className="screen audit">
        <search className="filters">
          <SearchBox
            label="Search the audit log"
            placeholder="A name, an act, an address"
            q={q}
            onSearch={(words) =>
              void navigate({ to: '/audit', search: words === '' ? {} : { q: words }, replace: true })
            }
          />
        </search>
        <Unanswered query={log} waits="The log is on its way…" />
        {log.isSuccess && entries.length === 0 && (
          <div className="empty">
            <h2>{q === '' ? 'Nothing has been done yet' : 'Nothing fits'}</h2>
            <p>Search for a person’s name, for an act such as “publish”, or for a story’s id.</p>
          </div>
        )}
        {[...days].map(([day, entries]) => (
          <section key={day}>
            <h2>{dayName(day)}</h2>
            <ol>
              {entries.map((entry) => (
                <li key={entry.id}>
                  <time dateTime={entry.at}>{inZone(new Date(entry.at), timeZone).time}</time>
                  <b>{entry.by}</b>
                  <span>{auditWords(entry.act)}</span>
                  <Subject entry={entry} timeZone={timeZone} />
                </li>
              ))}
            </ol>
          </section>
        ))}
        <MoreToCome says="Older" list={log} />
      </div>
    </>
  );
}

/** What was acted on, and what the log keeps of how. */
function Subject({ entry, timeZone }: { readonly entry: Entry; readonly timeZone: string }) {
  const { subjectType, subjectId, details, userId } = entry;
  const people = useQuery(peopleQuery).data?.people;
  const name = nameInDetails(details);
  if (subjectType === 'settings')
    return <span className="subject">{Object.keys(details).map(wordsOf).join(', ')}</span>;
  const said = detailWords(details, timeZone);
  return (
    <span className="subject">
      {subjectType === 'story' && subjectId !== null ? (
        <Link className="link" to="/stories/$storyId" params={{ storyId: subjectId }}>
          {name ?? 'A story without a headline'}
        </Link>
      ) : subjectType === 'claim' && subjectId !== null ? (
        <Link className="link" to="/record/$claimId" params={{ claimId: subjectId }}>
          {`Claim ${typeof details.publicId === 'string' ? details.publicId : ''}`}
        </Link>
      ) : subjectType === 'source' && subjectId !== null ? (
        <Link className="link" to="/record/sources/$sourceId" params={{ sourceId: subjectId }}>
          {name ?? 'A source who is not named'}
        </Link>
      ) : (
        // Who acts on their own account is named already.
        subjectId !== userId && (name ?? people?.find(({ id }) => id === subjectId)?.name ?? subjectId)
      )}
      {said !== '' && <span className="quiet">{` ${said}`}</span>}
    </span>
  );
}
