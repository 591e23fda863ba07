import './calendar.css';
import { Button } from '@mantine/core';
import type { DeskStory } from '@onrecord/domain/desk/shapes';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { storiesQuery } from '../../api/queries.ts';
import { Bar } from '../../layout/Bar.tsx';
import { useMe } from '../../session/me.ts';
import { Keys } from '../../shortcuts/Keys.tsx';
import { useShortcuts } from '../../shortcuts/use-shortcuts.ts';
import { inZone } from '../../time/instant-in-zone.ts';
import { addMonths, monthGrid } from '../../time/month-grid.ts';
import { dayName, placeOf } from '../../time/newsroom-time.ts';
import { Problem } from '../Problem.tsx';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** What goes out when, by the newsroom's clocks. */
export function CalendarScreen() {
  const { timeZone } = useMe().newsroom;
  const { date: today } = inZone(new Date(), timeZone);
  const { month = today.slice(0, 7) } = useSearch({ from: '/desk/calendar' });
  const navigate = useNavigate();
  const list = useInfiniteQuery(storiesQuery({ view: 'scheduled' }));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  // What is scheduled is little enough to be had whole.
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const byDay = groupByDay(list.data?.pages.flatMap((page) => page.stories) ?? [], timeZone);
  const days = [...byDay.keys()].filter((day) => day.startsWith(month)).sort();
  const show = (month: string) => void navigate({ to: '/calendar', search: { month }, replace: true });
  useShortcuts({
    j: () => show(addMonths(month, 1)),
    k: () => show(addMonths(month, -1)),
    t: () => show(today.slice(0, 7)),
  });
  return (
    <>
      <Bar title="Calendar" aside={`Times in ${placeOf(timeZone)}`}>
        <MonthButton label="The month before" sign="←" keys="k" onClick={() => show(addMonths(month, -1))} />
        <Button onClick={() => show(today.slice(0, 7))}>
          Today <Keys of="t" />
        </Button>
        <MonthButton label="The month after" sign="→" keys="j" onClick={() => show(addMonths(month, 1))} />
      </Bar>
      <div className="screen">
        <h2 className="month">{dayName(`${month}-01`, { month: 'long', year: 'numeric' })}</h2>
        {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
        <table className="calendar">
          <thead>
            <tr>
              {WEEKDAYS.map((day) => (
                <th key={day} scope="col">
                  {day.slice(0, 3)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {monthGrid(month).map((week) => (
              <tr key={week[0]}>
                {week.map((day) => (
                  <td
                    key={day}
                    data-away={!day.startsWith(month) || undefined}
                    data-past={day < today || undefined}
                    aria-current={day === today ? 'date' : undefined}
                  >
                    <span className="day">{Number(day.slice(8))}</span>
                    <Outgoing stories={byDay.get(day) ?? []} timeZone={timeZone} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <div className="agenda">
          {days.map((day) => (
            <section key={day}>
              <h3>{dayName(day, { weekday: 'long', day: 'numeric', month: 'long' })}</h3>
              <Outgoing stories={byDay.get(day) ?? []} timeZone={timeZone} />
            </section>
          ))}
        </div>
        {list.isSuccess && days.length === 0 && (
          <div className="empty">
            <h2>Nothing goes out this month</h2>
            <p>An editor schedules a story from its own page; it then stands here on its day.</p>
          </div>
        )}
      </div>
    </>
  );
}

/** An arrow to see, a name to hear. */
function MonthButton(props: {
  readonly label: string;
  readonly sign: string;
  readonly keys: string;
  readonly onClick: () => void;
}) {
  return (
    <Button onClick={props.onClick} title={props.label}>
      <span className="said">{props.label}</span>
      <span aria-hidden="true">
        {props.sign} <Keys of={props.keys} />
      </span>
    </Button>
  );
}

function Outgoing({
  stories,
  timeZone,
}: {
  readonly stories: readonly DeskStory[];
  readonly timeZone: string;
}) {
  return (
    <ul>
      {stories.map(({ id, scheduledFor, scheduledNotify, headline, language }) => (
        <li key={id}>
          <Link to="/stories/$storyId" params={{ storyId: id }}>
            <time dateTime={scheduledFor ?? ''}>{inZone(new Date(scheduledFor ?? 0), timeZone).time}</time>{' '}
            <span lang={language} dir="auto" title={headline}>
              {headline || 'Without a headline'}
            </span>
            {scheduledNotify.length > 0 && <small>Notifies readers</small>}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function groupByDay(stories: readonly DeskStory[], timeZone: string): Map<string, DeskStory[]> {
  const scheduled = stories
    .filter(({ scheduledFor }) => scheduledFor !== null)
    .sort((a, b) => (a.scheduledFor ?? '').localeCompare(b.scheduledFor ?? ''));
  return Map.groupBy(scheduled, ({ scheduledFor }) => inZone(new Date(scheduledFor ?? 0), timeZone).date);
}
