import '../push/push.css';
import { Button, Checkbox, SegmentedControl, Select, Textarea } from '@mantine/core';
import { BANNER_MINUTES, BANNER_MINUTES_USUAL, BANNER_TEXT_MAX } from '@onrecord/domain/breaking/banner';
import { breakingSchema, type SetBreaking } from '@onrecord/domain/desk/push-shapes';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { post } from '../../api/client.ts';
import { relatedQuery } from '../../editor/related.ts';
import { say } from '../../layout/toasts.ts';
import { Problem } from '../Problem.tsx';
import { readersWords } from '../push/audience.ts';

/** Sets the banner; what stood before goes. */
export function BreakingForm(props: { readonly readers: number; readonly standing: boolean }) {
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [storyId, setStoryId] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [minutes, setMinutes] = useState<SetBreaking['minutes']>(BANNER_MINUTES_USUAL);
  const [notify, setNotify] = useState(false);
  const found = useQuery({ ...relatedQuery(typed), placeholderData: keepPreviousData });
  const stories = found.data ?? [];
  const set = useMutation({
    mutationFn: (wanted: SetBreaking) =>
      post('/breaking', breakingSchema.extend({ notified: z.boolean() }), wanted),
    onSuccess: ({ notified, ...after }, wanted) => {
      queries.setQueryData(['breaking'], after);
      // What is written by then is the next one.
      setText((now) => (now.trim() === wanted.text ? '' : now));
      setStoryId(null);
      setMinutes(BANNER_MINUTES_USUAL);
      setNotify(false);
      if (wanted.notify && !notified)
        say('It stands over every page. Readers had been notified of this story.');
      else
        say(
          notified ? 'It stands over every page; readers are being notified.' : 'It stands over every page.',
        );
    },
  });
  const isEmpty = text.trim() === '';
  return (
    <form
      className="breaking-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty && !set.isPending) set.mutate({ text: text.trim(), storyId, minutes, notify });
      }}
    >
      <h2>{props.standing ? 'Another in its place' : 'Set it'}</h2>
      <Textarea
        label="What it says"
        description={`One sentence, at most ${BANNER_TEXT_MAX} characters`}
        value={text}
        required
        autosize
        minRows={2}
        maxLength={BANNER_TEXT_MAX}
        data-autofocus
        dir="auto"
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey))
            event.currentTarget.form?.requestSubmit();
        }}
      />
      <Select
        label="The story it leads to"
        description="It may lead nowhere while the story is being written"
        placeholder="Words of its headline or text"
        searchable
        clearable
        value={storyId}
        onChange={setStoryId}
        onSearchChange={setTyped}
        // The server has looked already, also into the texts.
        filter={({ options }) => options}
        data={stories.map(({ id, headline }) => ({ value: id, label: headline }))}
        nothingFoundMessage="No published story has these words."
      />
      <div>
        <p className="field-label" id="banner-for">
          For how long
        </p>
        <SegmentedControl
          aria-labelledby="banner-for"
          value={`${minutes}`}
          onChange={(value) => setMinutes(Number(value) as SetBreaking['minutes'])}
          data={BANNER_MINUTES.map((length) => ({ value: `${length}`, label: lengthWords(length) }))}
        />
      </div>
      <Checkbox
        label="Notify those who chose breaking news"
        description={readersWords(props.readers)}
        checked={notify}
        onChange={(event) => setNotify(event.currentTarget.checked)}
      />
      {set.isError && <Problem error={set.error} />}
      <div>
        <Button type="submit" variant="filled" disabled={isEmpty} loading={set.isPending}>
          {notify ? 'Set and notify' : 'Set the banner'}
        </Button>
      </div>
    </form>
  );
}

/** `30 min`, `2 h`. */
function lengthWords(minutes: number): string {
  return minutes < 60 ? `${minutes} min` : `${minutes / 60} h`;
}
