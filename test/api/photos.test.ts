import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PhotoAnswer } from '#contract/photos.ts';
import type { SubmitAnswer } from '#contract/reports.ts';
import type { StaffTicket } from '#contract/tickets.ts';
import type { ErrorBody } from '#contract/wire.ts';
import { readPhotoRow } from '#db/queries/photos.ts';
import { sweepPhotos } from '#jobs/sweepPhotos.ts';
import { type Api, aReport, mondayMorning, openApi } from '#support/api.ts';
import { jpegWithPosition, largePhoto, pixelBomb, plainPhoto } from '#support/photos.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const put = (id: string, bytes: Uint8Array, community?: string) =>
  api.request(`/api/photos/${id}`, { method: 'PUT', body: bytes as BodyInit }, community);
const codeOf = async (response: Response) => ((await response.json()) as ErrorBody).error.code;
const count = async () => {
  const [row] = await api.database.sql<
    { count: number }[]
  >`select count(*)::int as count from photo where community_id = ${api.communityId}`;
  return row?.count;
};

describe('a photo', () => {
  it('gives its EXIF position back as a hint, and is stored upright as WebP without any of it', async () => {
    const id = uuidv7();
    const bytes = await jpegWithPosition();
    expect(bytes.toString('latin1')).toContain('CanaryPhone');
    const response = await put(id, bytes);
    expect(response.status).toBe(201);
    const answer = (await response.json()) as PhotoAnswer;
    expect(answer).toMatchObject({
      id,
      widthPixels: 48,
      heightPixels: 64,
      hint: { takenAt: '2026:11:23 09:58:07' },
    });
    expect(answer.hint?.position[0]).toBeCloseTo(110.001, 5);
    expect(answer.hint?.position[1]).toBeCloseTo(40.406, 5);
    await api.send(aReport({ photoIds: [id] }));
    const got = await api.see(`/api/photos/${id}`);
    expect(got.headers.get('content-type')).toBe('image/webp');
    const stored = Buffer.from(await got.arrayBuffer());
    expect(stored.byteLength).toBe(answer.bytes);
    const metadata = await sharp(stored).metadata();
    expect(metadata).toMatchObject({ format: 'webp', width: 48, height: 64 });
    for (const kept of ['exif', 'xmp', 'iptc', 'icc', 'orientation'] as const)
      expect(metadata[kept], kept).toBeUndefined();
    expect(stored.toString('latin1')).not.toMatch(/Canary|Exif|GPS|EXIF|2026:11/);
  });

  it.each(['png', 'webp', 'jpeg'] as const)('may be %s, and without EXIF gives no hint', async (format) => {
    const response = await put(uuidv7(), await plainPhoto(format));
    expect(response.status).toBe(201);
    expect(((await response.json()) as PhotoAnswer).hint).toBeNull();
  });

  it.each<[string, [number, number]]>([
    ['0,0', [0, 0]],
    ['one axis missing', [0, 40.406]],
    ['the first view of a map', [116.397428, 39.90923]],
    ['the emulator', [-122.084, 37.421998]],
  ])('whose camera did not know where it was gives no hint: %s', async (_where, position) => {
    const answer = await put(uuidv7(), await jpegWithPosition(undefined, position));
    expect(((await answer.json()) as PhotoAnswer).hint).toBeNull();
  });

  it('is made no larger than people can judge', async () => {
    const answer = (await (await put(uuidv7(), await largePhoto())).json()) as PhotoAnswer;
    expect(answer).toMatchObject({ widthPixels: 2048, heightPixels: 512 });
  });

  it('sent again answers 200 with the same, in whatever case its id is written; other bytes answer 422', async () => {
    const id = uuidv7();
    const bytes = await jpegWithPosition();
    const first = await (await put(id, bytes)).json();
    const again = await put(id.toUpperCase(), bytes);
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual(first);
    const other = await put(id, await plainPhoto('png'));
    expect(other.status).toBe(422);
    expect(await codeOf(other)).toBe('photo_other_content');
  });

  it('sent many times at once is stored once', async () => {
    const id = uuidv7();
    const bytes = await jpegWithPosition();
    const answers = await Promise.all(Array.from({ length: 12 }, () => put(id, bytes)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(11);
  });

  it('belongs to the community that received it', async () => {
    const id = uuidv7();
    await put(id, await plainPhoto('png'));
    await api.send(aReport({ photoIds: [id] }));
    expect((await api.see(`/api/photos/${id}`)).status).toBe(200);
    expect((await api.see(`/api/photos/${id}`, {}, api.other)).status).toBe(404);
    expect((await api.request(`/api/photos/${id}`)).status, 'without a session').toBe(401);
    expect((await put(id, await plainPhoto('jpeg'), api.other)).status).toBe(201);
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ['nothing', () => new Uint8Array()],
    ['words', () => Buffer.from('not a photo')],
    ['noise', () => randomBytes(5000)],
    ['a GIF', () => plainPhoto('gif')],
    ['a TIFF', () => plainPhoto('tiff')],
    [
      'an SVG',
      () =>
        Buffer.from(
          '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
        ),
    ],
    ['half a JPEG', async () => (await largePhoto()).subarray(0, 400)],
    [
      'a JPEG header followed by noise',
      async () => Buffer.concat([(await plainPhoto('jpeg')).subarray(0, 200), randomBytes(3000)]),
    ],
    ['a bomb of 60,000 × 60,000 pixels', () => pixelBomb(60_000)],
    ['a bomb just above the limit', () => pixelBomb(6400)],
  ])('that is %s is refused as unreadable, and nothing is stored', async (_what, make) => {
    const before = await count();
    const response = await put(uuidv7(), await make());
    expect(response.status).toBe(422);
    expect(await codeOf(response)).toBe('photo_unreadable');
    expect(await count()).toBe(before);
  });

  it('with odd words for its time keeps its place and drops the words', async () => {
    for (const odd of ['\u0000\u0000', 'yesterday', '<script>', '2026:99:99 99:99:99x'.repeat(9)]) {
      const response = await put(uuidv7(), await jpegWithPosition(odd));
      expect(response.status, JSON.stringify(odd)).toBe(201);
      expect(((await response.json()) as PhotoAnswer).hint).toMatchObject({ takenAt: null });
    }
  });

  it('above 10 MB is refused with 413, with and without a declared length', async () => {
    const bytes = new Uint8Array(10 * 1024 * 1024 + 1);
    const declared = await api.request(`/api/photos/${uuidv7()}`, {
      method: 'PUT',
      body: bytes,
      headers: { 'content-length': String(bytes.byteLength) },
    });
    expect(declared.status).toBe(413);
    expect(await codeOf(declared)).toBe('photo_too_large');
    const streamed = await api.request(`/api/photos/${uuidv7()}`, {
      method: 'PUT',
      body: new Blob([bytes]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(streamed.status).toBe(413);
  });

  it('needs an id of its own', async () => {
    expect((await put('not-an-id', await plainPhoto('png'))).status).toBe(400);
  });
});

describe('a photo of a report', () => {
  it('that never arrived refuses the report, names which, and stores nothing', async () => {
    const id = uuidv7();
    await put(id, await plainPhoto('png'));
    const report = aReport({ photoIds: [id, uuidv7()] });
    const response = await api.send(report);
    expect(response.status).toBe(422);
    const { error } = (await response.json()) as ErrorBody;
    expect(error).toMatchObject({
      code: 'unknown_photo',
      issues: [{ path: 'photoIds.1', seen: report.photoIds?.[1] }],
    });
    expect((await api.send({ ...report, photoIds: [id] })).status).toBe(201);
  });

  it('of another community is unknown here', async () => {
    const id = uuidv7();
    await put(id, await plainPhoto('png'), api.other);
    expect((await api.send(aReport({ photoIds: [id] }))).status).toBe(422);
  });

  it('is kept when what nobody reported is swept after 24 hours', async () => {
    const [reported, orphan, young] = [uuidv7(), uuidv7(), uuidv7()];
    api.setNow('2026-11-23T10:00:00+08:00');
    for (const id of [reported, orphan]) await put(id, await plainPhoto('png'));
    const { ticket } = (await (
      await api.send(aReport({ photoIds: [reported, reported] }))
    ).json()) as SubmitAnswer;
    api.setNow('2026-11-23T10:00:01+08:00');
    await put(young, await plainPhoto('png'));
    await sweepPhotos(api.database.db, new Date('2026-11-24T10:00:00+08:00'));
    const isThere = async (id: string) => (await readPhotoRow(api.database.db, api.communityId, id)) !== null;
    expect(await isThere(orphan), 'exactly 24 hours old: not yet').toBe(true);
    expect(
      await sweepPhotos(api.database.db, new Date('2026-11-24T10:00:00.001+08:00')),
    ).toBeGreaterThanOrEqual(1);
    expect(await isThere(orphan)).toBe(false);
    expect(await isThere(young)).toBe(true);
    expect(await isThere(reported)).toBe(true);
    const staff: StaffTicket = await api.get(`/api/tickets/${ticket.id}`);
    expect(staff.reports[0]?.photoIds).toEqual([reported]);
    expect((await api.send(aReport({ photoIds: [orphan] }))).status).toBe(422);
    api.setNow(mondayMorning);
  });
});
