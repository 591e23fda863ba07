import { Button, Modal, Switch } from '@mantine/core';
import type { DeskStoryDetail } from '@onrecord/domain/desk/shapes';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { post } from '../../api/client.ts';
import { revisionQuery, revisionsQuery } from '../../api/queries.ts';
import { Difference } from '../../difference/Difference.tsx';
import { say } from '../../layout/toasts.ts';
import { useMe } from '../../session/me.ts';
import { shortTime } from '../../time/newsroom-time.ts';
import { Problem } from '../Problem.tsx';
import { actWords } from './revision-words.ts';

/** Every version there was: who, when and what; any two compared by the word; any one taken up again. */
export function VersionsPane({ story }: { readonly story: DeskStoryDetail }) {
  const { timeZone } = useMe().newsroom;
  const list = useInfiniteQuery(revisionsQuery(story.id));
  const revisions = list.data?.pages.flatMap((page) => page.revisions) ?? [];
  const [from, setFrom] = useState<number>();
  const [to, setTo] = useState<number>();
  const [comparing, setComparing] = useState<readonly [from: number, to: number]>();
  const newest = revisions[0]?.number;
  const chosenTo = to ?? newest;
  const chosenFrom =
    from ?? revisions.find(({ number }) => chosenTo !== undefined && number < chosenTo)?.number;
  return (
    <div>
      {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && revisions.length === 0 && (
        <p className="part quiet">No version yet. Each session of work and each publication becomes one.</p>
      )}
      {revisions.length > 1 && (
        <div className="part tools">
          <Button
            size="compact-sm"
            disabled={chosenFrom === undefined || chosenTo === undefined || chosenFrom === chosenTo}
            onClick={() =>
              chosenFrom !== undefined &&
              chosenTo !== undefined &&
              setComparing([Math.min(chosenFrom, chosenTo), Math.max(chosenFrom, chosenTo)])
            }
          >
            {`Compare ${chosenFrom ?? ''} with ${chosenTo ?? ''}`}
          </Button>
        </div>
      )}
      {revisions.length > 1 && (
        // The buttons below have names of their own.
        <div className="part version versions-head" aria-hidden="true">
          <div className="choose">
            <span>from</span>
            <span>to</span>
          </div>
        </div>
      )}
      <ol>
        {revisions.map(({ number, at, by, act, wordCount, headline }, index) => {
          const before = revisions[index + 1]?.number;
          return (
            <li key={number} className="part version">
              <div className="choose">
                <input
                  type="radio"
                  name="from"
                  aria-label={`Compare from version ${number}`}
                  checked={chosenFrom === number}
                  onChange={() => setFrom(number)}
                />
                <input
                  type="radio"
                  name="to"
                  aria-label={`Compare to version ${number}`}
                  checked={chosenTo === number}
                  onChange={() => setTo(number)}
                />
              </div>
              <div>
                <p>
                  <b>{actWords(act)}</b>{' '}
                  <span className="quiet">{`${number} · ${shortTime(at, timeZone)}`}</span>
                </p>
                <p className="quiet">{`${by} · ${wordCount.toLocaleString('en')} words`}</p>
                <p className="version-head" dir="auto">
                  {headline}
                </p>
                {before !== undefined && (
                  <button type="button" className="plain" onClick={() => setComparing([before, number])}>
                    What changed
                  </button>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {list.hasNextPage && (
        <div className="part">
          <Button
            size="compact-sm"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            Older versions
          </Button>
        </div>
      )}
      {comparing && (
        <CompareDialog
          story={story}
          from={comparing[0]}
          to={comparing[1]}
          newest={newest}
          onClose={() => setComparing(undefined)}
        />
      )}
    </div>
  );
}

function CompareDialog(props: {
  readonly story: DeskStoryDetail;
  readonly from: number;
  readonly to: number;
  readonly newest: number | undefined;
  readonly onClose: () => void;
}) {
  const { story, from, to } = props;
  const queries = useQueryClient();
  const [all, setAll] = useState(false);
  const before = useQuery(revisionQuery(story.id, from));
  const after = useQuery(revisionQuery(story.id, to));
  const restore = useMutation({
    mutationFn: (number: number) => post(`/stories/${story.id}/revisions/${number}/restore`, z.unknown()),
    // The list may hold the version that is made now before the answer is here.
    onMutate: () => ({ newest: props.newest }),
    onSuccess: (_, number, { newest }) => {
      void queries.invalidateQueries({ queryKey: ['story', story.id] });
      // Restoring is a version itself: the one that was the newest takes it back.
      say(
        `Version ${number} is taken up again, as a new version.`,
        newest === undefined || newest === number ? undefined : () => restore.mutate(newest),
      );
      props.onClose();
    },
  });
  const mayNot = story.acts['restore-revision'];
  return (
    <Modal
      opened
      onClose={props.onClose}
      size="56rem"
      yOffset="4vh"
      title={`What changed from version ${from} to ${to}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className="dialog-tools">
        <Switch
          size="xs"
          label="Show the whole story"
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
        <span className="push" />
        {[from, to].map((number) => (
          <Button
            key={number}
            size="compact-sm"
            disabled={mayNot !== null}
            {...(mayNot === null ? {} : { title: mayNot })}
            loading={restore.isPending}
            onClick={() => restore.mutate(number)}
          >
            {`Restore version ${number}`}
          </Button>
        ))}
      </div>
      {restore.isError && <Problem error={restore.error} />}
      {(before.error ?? after.error) && <Problem error={before.error ?? after.error} />}
      {before.data && after.data && <Difference before={before.data} after={after.data} showSame={all} />}
    </Modal>
  );
}
