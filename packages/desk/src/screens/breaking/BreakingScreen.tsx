import './breaking.css';
import { Button } from '@mantine/core';
import { type Breaking, breakingSchema } from '@onrecord/domain/desk/push-shapes';
import { mayDo } from '@onrecord/domain/workflow/newsroom-acts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { get, post } from '../../api/client.ts';
import { Bar } from '../../layout/Bar.tsx';
import { say } from '../../layout/toasts.ts';
import { useMe } from '../../session/me.ts';
import { ago, shortTime } from '../../time/newsroom-time.ts';
import { Problem } from '../Problem.tsx';
import { Unanswered } from '../Unanswered.tsx';
import { BreakingForm } from './BreakingForm.tsx';

export const breakingQuery = {
  queryKey: ['breaking'],
  queryFn: () => get('/breaking', breakingSchema),
  // Others set and lift it too, and it ends by itself.
  refetchInterval: 10_000,
};

/** The line over every page: what it says now, and setting it. */
export function BreakingScreen() {
  const { person } = useMe();
  const breaking = useQuery(breakingQuery);
  const mayNot = !mayDo(person.role, 'set-breaking');
  return (
    <>
      <Bar
        title="Breaking news"
        aside={mayNot ? 'Only an editor sets and lifts it.' : 'One line over every page, for a while.'}
      />
      <div className="screen narrow breaking-screen">
        <Unanswered query={breaking} waits="What stands over the pages is on its way…" />
        {breaking.data && <Standing banner={breaking.data.banner} mayLift={!mayNot} />}
        {breaking.data && !mayNot && (
          <BreakingForm readers={breaking.data.readers} standing={breaking.data.banner !== null} />
        )}
      </div>
    </>
  );
}

/** What stands over the pages now. */
function Standing(props: { readonly banner: Breaking['banner']; readonly mayLift: boolean }) {
  const { banner, mayLift } = props;
  const { timeZone } = useMe().newsroom;
  const queries = useQueryClient();
  const lift = useMutation({
    mutationFn: () => post('/breaking/lift', breakingSchema),
    onSuccess: (after) => {
      queries.setQueryData(breakingQuery.queryKey, after);
      say('Lifted. It is gone from every page.');
    },
  });
  if (banner === null) return <p className="quiet">Nothing stands over the pages now.</p>;
  const { text, story, until, setAt, setBy } = banner;
  return (
    <section className="standing" aria-label="The banner now">
      <p className="banner-line" dir="auto">
        <b>Breaking</b> {text}
      </p>
      <p className="quiet">
        {`Until ${shortTime(until, timeZone)}. Set by ${setBy}, ${ago(setAt, timeZone)}.`}{' '}
        {story && (
          <>
            Leads to{' '}
            <Link className="link" to="/stories/$storyId" params={{ storyId: story.id }}>
              {story.headline}
            </Link>
            .
          </>
        )}
      </p>
      {story && !story.isPublic && (
        <p className="problem">Readers do not see it: its story is not published any more.</p>
      )}
      {lift.isError && <Problem error={lift.error} />}
      {mayLift && (
        <Button loading={lift.isPending} onClick={() => lift.mutate()}>
          Lift it now
        </Button>
      )}
    </section>
  );
}
