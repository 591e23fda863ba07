import ExifReader from 'exifreader';

/** What a picture file says of itself, by a reader that shares nothing with what we write it with. */
export function pictureTags(bytes: Uint8Array) {
  const { exif, xmp, iptc, gps } = ExifReader.load(Buffer.from(bytes), { expanded: true });
  return {
    creator: xmp?.creator?.description,
    credit: xmp?.Credit?.description,
    copyright: xmp?.rights?.description,
    position: gps,
    names: Object.keys({ ...exif, ...xmp, ...iptc }),
  };
}
