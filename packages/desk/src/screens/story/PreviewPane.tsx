import { Button, SegmentedControl } from '@mantine/core';
import type { DeskStoryDetail } from '@onrecord/domain/desk/shapes';
import { useState } from 'react';
import { PreviewLinks } from './PreviewLinks.tsx';

const WIDTHS = { phone: 390, desktop: 1280 } as const;

/** The page as readers get it, made by the same code, and links for somebody outside. */
export function PreviewPane({ story }: { readonly story: DeskStoryDetail }) {
  const [width, setWidth] = useState<keyof typeof WIDTHS>('phone');
  const [shown, setShown] = useState(0);
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
      </div>
      <PreviewLinks story={story} />
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
