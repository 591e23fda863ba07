import { Button, CopyButton } from '@mantine/core';
import { type DeskStoryDetail, previewLinkSchema } from '@onrecord/domain/desk/shapes';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { post } from '../../api/client.ts';
import { previewLinksQuery } from '../../api/queries.ts';
import { say } from '../../layout/toasts.ts';
import { useMe } from '../../session/me.ts';
import { longTime, shortTime } from '../../time/newsroom-time.ts';
import { Problem } from '../Problem.tsx';

/** Links by which somebody outside reads a story before it is public: a new one, and those that are out. */
export function PreviewLinks({ story }: { readonly story: DeskStoryDetail }) {
  const { timeZone } = useMe().newsroom;
  const queries = useQueryClient();
  const links = useQuery(previewLinksQuery(story.id));
  const lookAgain = () => queries.invalidateQueries({ queryKey: previewLinksQuery(story.id).queryKey });
  const share = useMutation({
    mutationFn: () => post(`/stories/${story.id}/preview-links`, previewLinkSchema),
    onSettled: lookAgain,
  });
  const revoke = useMutation({
    mutationFn: (linkId: string) => post(`/stories/${story.id}/preview-links/${linkId}/revoke`, z.unknown()),
    onSuccess: () => say('Revoked. Whoever opens the link is told that it leads nowhere.'),
    onSettled: lookAgain,
  });
  const [mayShare, mayRevoke] = [story.acts['share-preview'], story.acts['revoke-preview']];
  const out = links.data?.links ?? [];
  const made = out.some(({ id }) => id === share.data?.id) ? share.data : undefined;
  const error = share.error ?? revoke.error ?? links.error;
  return (
    <section className="part preview-links" aria-label="Links for somebody outside">
      <div className="head">
        <h3>For somebody outside</h3>
        <Button
          size="compact-sm"
          disabled={mayShare !== null}
          {...(mayShare === null ? {} : { title: mayShare })}
          loading={share.isPending}
          onClick={() => share.mutate()}
        >
          Link to share
        </Button>
      </div>
      {error && <Problem error={error} />}
      {made && (
        <div>
          <p className="quiet">{`Whoever has this link can read the story until ${longTime(made.expiresAt, timeZone)}. It is shown only now.`}</p>
          <p className="share">
            <input readOnly value={made.url} aria-label="Link" onFocus={(event) => event.target.select()} />
            <CopyButton value={made.url}>
              {({ copied, copy }) => (
                <Button size="compact-sm" onClick={copy}>
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
          </p>
        </div>
      )}
      {out.length > 0 && (
        <ul aria-label="Links that are out">
          {out.map(({ id, by, createdAt, expiresAt }) => (
            <li key={id}>
              <span>
                {by}, {shortTime(createdAt, timeZone)}
                <span className="quiet">{` · until ${shortTime(expiresAt, timeZone)}`}</span>
              </span>
              {mayRevoke === null && (
                <Button
                  size="compact-sm"
                  aria-label={`Revoke the link ${by} made at ${shortTime(createdAt, timeZone)}`}
                  loading={revoke.isPending && revoke.variables === id}
                  onClick={() => revoke.mutate(id)}
                >
                  Revoke
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
