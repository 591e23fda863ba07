import { Radio, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../../../session/me.ts';
import { instantInZone, inZone, type ZonedTime } from '../../../time/instant-in-zone.ts';
import { longTime, placeOf } from '../../../time/newsroom-time.ts';
import { FormDialog } from '../../FormDialog.tsx';
import { audienceQuery } from '../../push/audience.ts';
import { NotifyPart } from '../../push/NotifyPart.tsx';
import type { DialogProps } from './dialog-props.ts';

const HOUR_MS = 3_600_000;

/** When a story goes out, by the newsroom's clocks; also on the two days a year when they are changed. */
export function ScheduleDialog(props: DialogProps) {
  const { timeZone } = useMe().newsroom;
  const [opening] = useState(() => openingOf(timeToOffer(props.story), timeZone));
  const [date, setDate] = useState(opening.date);
  const [time, setTime] = useState(opening.time);
  const [which, setWhich] = useState(opening.which);
  const found = read(date, time, timeZone);
  const at = found && instantOf(found, which);
  const audience = useQuery({ ...audienceQuery(props.story.id), enabled: props.story.kind === 'story' });
  const [chosen, setNotify] = useState<readonly string[]>(props.story.scheduledNotify);
  // Its tags may have changed since they were chosen.
  const notify = chosen.filter(
    (wanted) => audience.data?.topics.some(({ topic }) => topic === wanted) ?? true,
  );
  const isPast = at !== undefined && at.getTime() <= Date.now();
  return (
    <FormDialog
      title="Schedule"
      does={notify.length > 0 ? 'Schedule and notify' : 'Schedule'}
      isReady={at !== undefined && !isPast}
      busy={props.busy}
      error={props.error}
      onSubmit={() => at && props.onDo({ act: 'schedule', at: at.toISOString(), notify: [...notify] })}
      onClose={props.onClose}
    >
      <p className="about" dir="auto">
        {props.story.headline || 'Without a headline'}
      </p>
      <div className="pair">
        <TextInput
          type="date"
          label="Day"
          value={date}
          required
          data-autofocus
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <TextInput
          type="time"
          label={`Time in ${placeOf(timeZone)}`}
          value={time}
          required
          onChange={(event) => setTime(event.currentTarget.value)}
        />
      </div>
      {found?.type === 'twice' && (
        <Radio.Group
          label="The clocks go back: this time comes twice that day."
          value={which}
          onChange={(value) => setWhich(value as 'first' | 'second')}
        >
          <Radio value="first" mt="xs" label={`The first time (${utc(found.first)})`} />
          <Radio value="second" mt="xs" label={`The second time, an hour later (${utc(found.second)})`} />
        </Radio.Group>
      )}
      <p aria-live="polite" className={isPast || found?.type === 'skipped' ? 'problem' : 'quiet'}>
        {sentence(found, at, isPast, timeZone)}
      </p>
      <NotifyPart
        legend="Notify readers when it goes out"
        audience={audience}
        chosen={notify}
        onChosen={setNotify}
        later
      />
    </FormDialog>
  );
}

/** The time a story has; else the end of its embargo, or the next full hour. */
function timeToOffer({ scheduledFor, draft }: DialogProps['story']): Date {
  if (scheduledFor !== null) return new Date(scheduledFor);
  const nextHour = new Date(Math.ceil(Date.now() / HOUR_MS) * HOUR_MS);
  const embargoEnds = new Date(draft.embargoedUntil ?? 0);
  return embargoEnds > nextHour ? embargoEnds : nextHour;
}

/** What the fields say of an instant; `which` of two where clocks show its time twice. */
function openingOf(at: Date, timeZone: string) {
  const { date, time } = inZone(at, timeZone);
  const found = instantInZone(date, time, timeZone);
  const isSecond = found.type === 'twice' && at >= found.second;
  return { date, time, which: isSecond ? ('second' as const) : ('first' as const) };
}

function read(date: string, time: string, timeZone: string): ZonedTime | undefined {
  try {
    return instantInZone(date, time.slice(0, 5), timeZone);
  } catch {
    // Half a date, while somebody is typing it.
    return undefined;
  }
}

function instantOf(found: ZonedTime, which: 'first' | 'second'): Date | undefined {
  switch (found.type) {
    case 'once':
      return found.at;
    case 'twice':
      return found[which];
    case 'skipped':
      return undefined;
  }
}

function sentence(found: ZonedTime | undefined, at: Date | undefined, isPast: boolean, timeZone: string) {
  if (found === undefined) return 'Give a day and a time.';
  if (found.type === 'skipped')
    return `The clocks go forward over that time. The next there is: ${longTime(found.next, timeZone)}.`;
  if (at === undefined) return '';
  if (isPast) return 'That time has passed. Give a later one, or publish now.';
  return `Goes out on ${longTime(at, timeZone)} (${utc(at)}).`;
}

function utc(at: Date): string {
  return `${at.toISOString().slice(11, 16)} UTC`;
}
