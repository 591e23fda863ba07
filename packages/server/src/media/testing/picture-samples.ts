import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** A picture with something in it, so that encoders and croppers have work. */
export function samplePicture(widthPx: number, heightPx: number): Sharp {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 300 200" ` +
    'preserveAspectRatio="none"><rect width="300" height="200" fill="#d8cbb0"/>' +
    '<path d="M0 130Q80 90 150 130T300 120V200H0Z" fill="#2f4a63"/><circle cx="220" cy="60" r="28" fill="#b5523b"/></svg>';
  return sharp(Buffer.from(svg));
}

/** Kyiv, 50.45° N 30.52° E: must never be found again. */
export const GPS_EXIF = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '50/1 27/1 0/1',
  GPSLongitudeRef: 'E',
  GPSLongitude: '30/1 31/1 12/1',
};

/** An XMP packet around the properties of one description. */
export function xmpPacket(properties: string): string {
  return (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"' +
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"' +
    ` xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">${properties}</rdf:Description></rdf:RDF></x:xmpmeta>`
  );
}

/** One IPTC-IIM dataset: record, number, content. */
export type IimDataset = readonly [record: number, dataset: number, content: Uint8Array];

/** Puts IPTC-IIM into a JPEG, as Photoshop does: an image resource 0x0404 in an APP13 segment. */
export function withIim(jpeg: Uint8Array, datasets: readonly IimDataset[]): Buffer {
  const iim = Buffer.concat(
    datasets.map(([record, dataset, content]) =>
      Buffer.concat([
        Buffer.from([0x1c, record, dataset, content.length >> 8, content.length & 255]),
        content,
      ]),
    ),
  );
  const size = Buffer.alloc(4);
  size.writeUInt32BE(iim.length);
  const resource = Buffer.concat([
    Buffer.from('Photoshop 3.0\0' + '8BIM\x04\x04\0\0', 'latin1'),
    size,
    iim,
    Buffer.alloc(iim.length % 2),
  ]);
  const length = resource.length + 2;
  return Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from([0xff, 0xed, length >> 8, length & 255]),
    resource,
    jpeg.subarray(2),
  ]);
}

/** A PNG of some hundred bytes that claims any size. */
export function pngHeaderBomb(widthPx: number, heightPx: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(1000))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, checksum]);
}
