import { brandPath } from '@onrecord/domain/address/paths';
import { type BrandPicture, logoExtent } from '@onrecord/domain/media/brand';
import { renditionName } from '@onrecord/domain/media/media';

interface Props {
  readonly logo: BrandPicture;
  readonly darkLogo: BrandPicture | undefined;
  /** The newsroom's: what the logo says. */
  readonly name: string;
}

/** The newsroom's logo in place of its name; the browser fetches the one for its colours only. */
export function Logo({ logo, darkLogo, name }: Props) {
  const { widthPx, heightPx } = logoExtent(logo);
  const image = <img src={fileOf(logo)} alt={name} width={widthPx} height={heightPx} />;
  if (darkLogo === undefined) return image;
  const dark = logoExtent(darkLogo);
  return (
    <picture>
      <source
        media="(prefers-color-scheme:dark)"
        srcset={fileOf(darkLogo)}
        width={dark.widthPx}
        height={dark.heightPx}
      />
      {image}
    </picture>
  );
}

const fileOf = (picture: BrandPicture) => brandPath(renditionName(picture), 'logo');
