import { readdir } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { deskMediaSchema } from '@onrecord/domain/desk/shapes';
import ExifReader from 'exifreader';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createFileStore } from '../../media/file-store.ts';
import { createRenditions } from '../../media/renditions.ts';
import {
  GPS_EXIF,
  pngHeaderBomb,
  samplePicture,
  withIim,
  xmpPacket,
} from '../../media/testing/picture-samples.ts';
import { as, TEST_ORIGIN, useTestLibrary } from '../../testing/test-library.ts';

const library = useTestLibrary();
const { upload, list, leftBehind } = library;

describe('an upload', () => {
  it('keeps the file with the texts it carries, without its position in what readers get', async () => {
    const photo = await samplePicture(900, 600)
      .withExif({ IFD0: { Artist: 'Ann Lee' }, IFD3: GPS_EXIF })
      .withXmp(
        xmpPacket(
          '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Cranes at dawn</rdf:li></rdf:Alt></dc:description>' +
            '<photoshop:Credit>Harbour Agency</photoshop:Credit>' +
            '<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">Three cranes</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>',
        ),
      )
      .jpeg()
      .toBuffer();
    const answer = await upload('Quay at dawn.JPG', photo);
    expect(answer.status).toBe(201);
    const media = deskMediaSchema.parse(await answer.json());
    expect(media).toMatchObject({
      kind: 'picture',
      fileName: 'Quay at dawn.JPG',
      widthPx: 900,
      caption: 'Cranes at dawn',
      credit: 'Harbour Agency',
      creator: 'Ann Lee',
      altText: 'Three cranes',
      decorative: false,
      focal: { x: 0.5, y: 0.5 },
    });
    const files = createFileStore({ dataDir: library.dataDir });
    const made = await createRenditions({ files, logger: { warn: () => undefined } }).get(
      media.contentHash,
      640,
      'jpeg',
    );
    const tags = ExifReader.load(Buffer.from(made?.bytes ?? []), { expanded: true });
    expect(tags.gps).toBeUndefined();
    expect(tags.exif?.Artist?.description).toBe('Ann Lee');
    expect(await leftBehind()).toEqual([]);
    const audit = await library.newsroom.db.selectFrom('audit_entry').selectAll().execute();
    expect(audit).toMatchObject([
      { act: 'media-uploaded', user_id: 'the-reporter', subject_type: 'media', subject_id: media.id },
    ]);
  });

  it('reads IPTC-IIM too', async () => {
    const photo = withIim(await samplePicture(60, 40).jpeg().toBuffer(), [[2, 110, Buffer.from('Agency')]]);
    expect(await (await upload('a.jpg', photo)).json()).toMatchObject({ credit: 'Agency' });
  });

  it('of what is here already gives the one that is', async () => {
    const bytes = await samplePicture(50, 30).png().toBuffer();
    const first = await upload('one.png', bytes);
    const second = await upload('two.png', bytes);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(await second.json()).toEqual(await first.json());
  });

  it('takes documents and recordings by their endings', async () => {
    const pdf = await upload('minutes.pdf', Buffer.from('%PDF-1.7\n%%EOF'));
    expect(await pdf.json()).toMatchObject({ kind: 'file', mimeType: 'application/pdf' });
  });

  it('never makes a path of a file name', async () => {
    const bytes = await samplePicture(33, 30).jpeg().toBuffer();
    const media = await upload('../../../etc/..\\cron\u0000.d/evil\u202e.jpg', bytes);
    expect(await media.json()).toMatchObject({ fileName: 'evil .jpg' });
    expect((await readdir(library.dataDir)).sort()).toEqual(['media', 'uploads']);
    for (const name of ['', '..', '/', '...'])
      expect((await upload(name, bytes)).status, JSON.stringify(name)).toBe(400);
  });

  it('is for reporters and those above them', async () => {
    const bytes = await samplePicture(34, 30).jpeg().toBuffer();
    expect((await upload('a.jpg', bytes, 'viewer')).status).toBe(403);
    expect(
      (
        await library.routes.request('/?fileName=a.jpg', {
          method: 'POST',
          body: bytes,
          headers: { Origin: TEST_ORIGIN },
        })
      ).status,
    ).toBe(401);
    expect((await upload('a.jpg', bytes, 'owner')).status).toBe(201);
  });

  it('comes from the desk, not from another site’s page', async () => {
    const bytes = await samplePicture(35, 30).jpeg().toBuffer();
    expect((await upload('a.jpg', bytes, 'editor', { Origin: 'https://elsewhere.example' })).status).toBe(
      403,
    );
    expect((await list()).media).toEqual([]);
  });
});

describe('a file that is not taken in', () => {
  const jpeg = () => samplePicture(80, 60).jpeg().toBuffer();
  const exif = async (tiff: Buffer) => {
    const plain = await jpeg();
    const segment = Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
    const head = Buffer.from([0xff, 0xe1, 0, segment.length + 2]);
    return Buffer.concat([plain.subarray(0, 2), head, segment, plain.subarray(2)]);
  };
  const zipEnd = Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]);
  const refused: Array<[string, string, () => Promise<Uint8Array> | Uint8Array, number, RegExp]> = [
    [
      'a picture called another',
      'a.jpg',
      () => samplePicture(20, 20).png().toBuffer(),
      422,
      /not what its ending says: its content is image\/png/,
    ],
    ['a page called a picture', 'a.jpg', () => Buffer.from('<!doctype html><p>'), 422, /pictures must be/],
    ['a picture called a document', 'a.pdf', jpeg, 422, /not what its ending says/],
    ['a program', 'a.exe', () => Buffer.from('MZ'), 415, /type \.exe are not published/],
    ['a web page', 'a.html', () => Buffer.from('<p>'), 415, /type \.html/],
    ['a file without an ending', 'README', () => Buffer.from('text'), 415, /no ending/],
    [
      'an SVG with a script',
      'a.svg',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      422,
      /SVG drawing, which can carry scripts/,
    ],
    ['an SVG called a PNG', 'a.png', () => Buffer.from('<svg onload="alert(1)"/>'), 422, /SVG drawing/],
    [
      '30,000 × 30,000 pixels',
      'a.png',
      () => pngHeaderBomb(30_000, 30_000),
      422,
      /30000 × 30000 pixels; at most 100 million/,
    ],
    [
      'a picture that is an archive too',
      'a.jpg',
      async () => Buffer.concat([await jpeg(), zipEnd]),
      422,
      /two files in one: it also holds a ZIP archive/,
    ],
    [
      'a picture that is a page too',
      'a.jpg',
      async () => Buffer.concat([await jpeg(), Buffer.from('<html><script>alert(1)</script>')]),
      422,
      /two files in one: it also holds a script/,
    ],
    [
      'a picture that is a program too',
      'a.gif',
      async () => Buffer.concat([await samplePicture(9, 9).gif().toBuffer(), Buffer.from('<?php echo 1;')]),
      422,
      /a PHP program/,
    ],
    [
      'a recording that is an archive too',
      'a.pdf',
      () => Buffer.concat([Buffer.from('%PDF-1.7\n'), zipEnd]),
      422,
      /a ZIP archive/,
    ],
    ['EXIF that is no EXIF', 'a.jpg', () => exif(Buffer.alloc(20, 0x58)), 422, /damaged EXIF/],
    [
      'EXIF that points outside itself',
      'a.jpg',
      () => exif(Buffer.from('II*\0\xff\xff\xff\x7f\0\0\0\0\0\0', 'latin1')),
      422,
      /damaged EXIF/,
    ],
    [
      'a picture that is cut off',
      'a.jpg',
      async () => (await samplePicture(800, 600).jpeg().toBuffer()).subarray(0, 2000),
      422,
      /damaged or cut off/,
    ],
    ['nothing', 'a.jpg', () => new Uint8Array(), 422, /empty/],
  ];
  it.each(refused)('%s', async (_, fileName, make, status, sentence) => {
    const answer = await upload(fileName, await make());
    const problem = (await answer.json()) as { title: string; status: number };
    expect([answer.status, problem.title]).toEqual([status, expect.stringMatching(sentence)]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await leftBehind()).toEqual([]);
    expect((await list()).media).toEqual([]);
  });

  it('of 2 GB is refused before it arrives', async () => {
    let asked = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        asked++;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    const answer = await upload('film.mp4', endless, 'reporter', { 'Content-Length': '2147483648' });
    expect(answer.status).toBe(413);
    expect(((await answer.json()) as { title: string }).title).toBe(
      'film.mp4 has 2147 MB; at most 2000 MB are allowed.',
    );
    expect(asked).toBeLessThan(3);
  });

  /** So many megabytes, in pieces as a connection brings them, each in memory of its own. */
  const megabytesOf = (megabytes: number) => {
    let left = megabytes * 16;
    return new ReadableStream({
      pull: (controller) => {
        if (left-- > 0) controller.enqueue(new Uint8Array(62_500).fill(7));
        else controller.close();
      },
    });
  };
  it.each([
    ['more than its kind may have', 'a.pdf', 413],
    ['not what it says, known only at its end', 'a.mp4', 422],
  ])('with 600 MB, %s, leaves memory as it was', async (_, fileName, status) => {
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 5);
    const answer = await upload(fileName, megabytesOf(600));
    clearInterval(watch);
    expect(answer.status).toBe(status);
    // What the collector has not got round to, not what arrived: 200 MB of the one, 600 of the other.
    expect((most - before) / 1e6).toBeLessThan(160);
    expect(await leftBehind()).toEqual([]);
  });

  it('whose sender goes away is not kept', async () => {
    const broken = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new Uint8Array(1000));
        setTimeout(() => controller.error(new Error('gone')), 10);
      },
    });
    expect((await upload('a.jpg', broken)).status).toBe(400);
    expect(await leftBehind()).toEqual([]);
  });

  it('is one of more than four that one person sends at once', async () => {
    const open: ReadableStreamDefaultController[] = [];
    const waiting = () => new ReadableStream({ start: (controller) => void open.push(controller) });
    const running = Array.from({ length: 4 }, () => upload('a.jpg', waiting()));
    await expect.poll(async () => (await leftBehind()).length).toBe(4);
    expect((await upload('a.jpg', await jpeg())).status).toBe(429);
    expect((await upload('a.jpg', await jpeg(), 'editor')).status).toBe(201);
    for (const controller of open) controller.close();
    expect((await Promise.all(running)).map((answer) => answer.status)).toEqual([422, 422, 422, 422]);
    expect((await upload('b.jpg', await samplePicture(12, 12).jpeg().toBuffer())).status).toBe(201);
  });
});

describe('over a real connection', () => {
  it('what is too large is answered before all of it has arrived', async () => {
    const app = new Hono().route('/desk/api/media', library.routes);
    const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const piece = Buffer.alloc(1_000_000, 7);
    let sent = 0;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      let answered = false;
      const sending = request(
        {
          port,
          host: '127.0.0.1',
          method: 'POST',
          path: '/desk/api/media?fileName=a.jpg',
          headers: as('reporter'),
        },
        (answer) => {
          answered = true;
          answer.resume().on('end', () => resolve(answer.statusCode));
        },
      );
      // Once the answer is here, the connection may end under what is still on its way.
      sending.on('error', (error) => answered || reject(error));
      const next = () => {
        while (!answered && sent < 300) {
          sent++;
          if (!sending.write(piece)) return sending.once('drain', next);
        }
        return sending.end();
      };
      next();
    });
    server.close();
    server.closeAllConnections();
    expect(status).toBe(413);
    expect(sent).toBeLessThan(200);
  });
});
