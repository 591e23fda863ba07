import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { meQuery } from '../../api/queries.ts';
import { instantInZone, inZone } from '../../time/instant-in-zone.ts';
import type { StorySession } from '../session/story-session.ts';
import { useField } from './use-field.ts';

/** Until when nothing may go out, by the clocks of the newsroom. */
export function EmbargoField({ session }: { readonly session: StorySession }) {
  const [until, setUntil] = useField(session, 'embargoedUntil');
  const me = useQuery(meQuery);
  const [says, setSays] = useState('');
  const id = useId();
  const timeZone = me.data?.newsroom.timeZone ?? 'UTC';
  const shown = until === null ? undefined : inZone(new Date(until), timeZone);

  const set = (typed: string) => {
    setSays('');
    const [date, time] = typed.split('T');
    if (!date || !time) return setUntil(null);
    const read = instantInZone(date, time.slice(0, 5), timeZone);
    if (read.type === 'twice')
      setSays('The clocks are put back then and this time comes twice: the later one is meant.');
    if (read.type === 'skipped')
      setSays('The clocks are put forward then and skip this time: the first minute after it is meant.');
    const at = read.type === 'once' ? read.at : read.type === 'twice' ? read.second : read.next;
    setUntil(at.toISOString());
  };
  return (
    <div>
      <label htmlFor={id}>Embargo until</label>
      <div className="note-acts">
        <input
          id={id}
          type="datetime-local"
          value={shown ? `${shown.date}T${shown.time}` : ''}
          onChange={(event) => set(event.target.value)}
        />
        {until !== null && (
          <button type="button" className="plain-button" onClick={() => set('')}>
            None
          </button>
        )}
      </div>
      <p className="quiet" role="status">
        {says || `By the clocks of the newsroom (${timeZone.replaceAll('_', ' ')}).`}
      </p>
    </div>
  );
}
