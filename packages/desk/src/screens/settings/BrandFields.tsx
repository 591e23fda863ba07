import { Button } from '@mantine/core';
import { brandPath } from '@onrecord/domain/address/paths';
import type { DeskMedia } from '@onrecord/domain/desk/shapes';
import { logoExtent } from '@onrecord/domain/media/brand';
import type { BrandSetting, NewsroomSettings } from '@onrecord/domain/newsroom/settings';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { mediaDetailQuery } from '../../media/media-queries.ts';

const MediaPicker = lazy(() =>
  import('../../media/MediaPicker.tsx').then(({ MediaPicker }) => ({ default: MediaPicker })),
);

type BrandChange = Partial<Pick<NewsroomSettings, BrandSetting>>;

/** The newsroom's own pictures, each as readers see it. */
export function BrandFields(props: {
  readonly settings: NewsroomSettings;
  readonly problems: Readonly<Record<string, string>>;
  readonly disabled: boolean;
  readonly onChange: (change: BrandChange) => void;
}) {
  const { settings, problems, disabled, onChange } = props;
  const { name, logoMediaId, darkLogoMediaId, iconMediaId } = settings;
  const field = (setting: BrandSetting) => ({
    chosen: settings[setting] !== null,
    problem: problems[setting],
    disabled,
    onChange: (mediaId: string | null) => onChange({ [setting]: mediaId }),
  });
  return (
    <fieldset>
      <legend>Logo and icon</legend>
      <BrandField
        label="Logo"
        description="Stands in the masthead in place of the name, 40 pixels high at most; 80 or more keep it sharp. PNG, WebP or AVIF keep what is see-through."
        {...field('logoMediaId')}
      >
        <span className="specimen" data-on="light">
          <LogoSpecimen mediaId={logoMediaId} name={name} />
        </span>
      </BrandField>
      {logoMediaId !== null && (
        <BrandField
          label="Logo on dark pages"
          description="For readers whose screens are dark. Without one, the logo above stands there too."
          {...field('darkLogoMediaId')}
        >
          <span className="specimen" data-on="dark">
            <LogoSpecimen mediaId={darkLogoMediaId ?? logoMediaId} name={name} />
          </span>
        </BrandField>
      )}
      <BrandField
        label="Icon"
        description="For tabs, home screens and feed readers. A square of 512 pixels or more; other shapes are cut around their focal point."
        {...field('iconMediaId')}
      >
        <span className="specimen" data-on="light">
          <IconSpecimen mediaId={iconMediaId} />
        </span>
      </BrandField>
    </fieldset>
  );
}

function BrandField(props: {
  readonly label: string;
  readonly description: string;
  readonly chosen: boolean;
  readonly problem: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (mediaId: string | null) => void;
  readonly children: ReactNode;
}) {
  const { label, description, chosen, problem, disabled, onChange, children } = props;
  const [picking, setPicking] = useState(false);
  const lower = label.toLowerCase();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset in the fieldset would be drawn as a chapter of its own
    <div className="brand-field" role="group" aria-label={label}>
      <div>
        <b>{label}</b>
        <p className="quiet">{description}</p>
        {problem !== undefined && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
      </div>
      {children}
      {!disabled && (
        <div className="does">
          <Button
            aria-label={`${chosen ? 'Replace' : 'Choose a picture'}: ${lower}`}
            onClick={() => setPicking(true)}
          >
            {chosen ? 'Replace' : 'Choose a picture'}
          </Button>
          {chosen && (
            <Button aria-label={`Remove: ${lower}`} onClick={() => onChange(null)}>
              Remove
            </Button>
          )}
        </div>
      )}
      {picking && (
        <Suspense fallback={null}>
          <MediaPicker
            title={label}
            onClose={() => setPicking(false)}
            onPick={({ id }) => {
              setPicking(false);
              onChange(id);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

function useMedia(mediaId: string | null): DeskMedia | undefined {
  return useQuery({ ...mediaDetailQuery(mediaId ?? ''), enabled: mediaId !== null }).data?.media;
}

/** A logo as the masthead draws it; without one, the name. */
function LogoSpecimen({ mediaId, name }: { readonly mediaId: string | null; readonly name: string }) {
  const media = useMedia(mediaId);
  if (mediaId === null) return name;
  if (media === undefined || media.widthPx === null || media.heightPx === null) return null;
  const { widthPx, heightPx } = logoExtent({ widthPx: media.widthPx, heightPx: media.heightPx });
  return <img src={brandPath(media.contentHash, 'logo')} alt={name} width={widthPx} height={heightPx} />;
}

function IconSpecimen({ mediaId }: { readonly mediaId: string | null }) {
  const media = useMedia(mediaId);
  if (mediaId === null) return 'None of its own yet';
  return media && <img src={brandPath(media.contentHash, 'icon-64')} alt="" width={32} height={32} />;
}
