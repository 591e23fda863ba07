import { Button, CopyButton, SegmentedControl } from '@mantine/core';
import type { DeskStoryDetail } from '@onrecord/domain/desk/shapes';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { post } from '../../api/client.ts';
import { useMe } from '../../session/me.ts';
import { longTime } from '../../time/newsroom-time.ts';
import { Problem } from '../Problem.tsx';

const WIDTHS = { phone: 390, desktop: 1280 } as const;
const linkSchema = z.object({ url: z.string(), expiresAt: z.iso.datetime() });

/** The page as readers get it, made by the same code, and a link for somebody outside. */
export function PreviewPane({ story }: { readonly story: DeskStoryDetail }) {
  const { timeZone } = useMe().newsroom;
  const [width, setWidth] = useState<keyof typeof WIDTHS>('phone');
  const [shown, setShown] = useState(0);
  const link = useMutation({ mutationFn: () => post(`/stories/${story.id}/preview-links`, linkSchema) });
  const mayShare = story.acts['share-preview'];
  return (
    <div className="preview" data-width={width}>
      <div className="part tools">
        <SegmentedControl
          aria-label="Width"
          size="xs"
          value={width}
          onChange={(value) => setWidth(value as keyof typeof WIDTHS)}
          data={[
            { value: 'phone', label: 'Phone' },
            { value: 'desktop', label: 'Desktop' },
          ]}
        />
        <Button size="compact-sm" onClick={() => setShown(shown + 1)}>
          Show anew
        </Button>
        <Button
          size="compact-sm"
          disabled={mayShare !== null}
          {...(mayShare === null ? {} : { title: mayShare })}
          loading={link.isPending}
          onClick={() => link.mutate()}
        >
          Link to share
        </Button>
      </div>
      {link.isError && <Problem error={link.error} />}
      {link.data && (
        <div className="part">
          <p className="quiet">{`Whoever has this link can read the story until ${longTime(link.data.expiresAt, timeZone)}.`}</p>
          <p className="share">
            <input
              readOnly
              value={link.data.url}
              aria-label="Link"
              onFocus={(event) => event.target.select()}
            />
            <CopyButton value={link.data.url}>
              {({ copied, copy }) => (
                <Button size="compact-sm" onClick={copy}>
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
          </p>
        </div>
      )}
      <div className="window" style={{ '--width': WIDTHS[width] } as React.CSSProperties}>
        <iframe
          key={shown}
          title={`The story as readers get it on a ${width}`}
          src={`/desk/api/stories/${story.id}/preview`}
          width={WIDTHS[width]}
        />
      </div>
    </div>
  );
}
