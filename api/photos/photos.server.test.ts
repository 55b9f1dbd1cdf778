import sharp from 'sharp';
import type { PhotoJson, PhotoListJson } from '../schema/photos';
import { startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';
import { LINK_SECONDS } from './photos';

const NOW = new Date('2026-11-28T10:00:00Z');
let api: ApiUnderTest;
let at = NOW;
beforeAll(async () => {
  api = await startApiUnderTest({ now: () => at });
  await api.stock('MUG', 100);
});
beforeEach(() => (at = NOW));
afterAll(() => api.close());

let keys = 0;
/** An order with a parcel, as its projections would have left it. */
async function packed(): Promise<{ readonly orderId: string; readonly parcelId: string }> {
  const orderId = await api.place({ MUG: 1 }, `photos-${(keys += 1)}`);
  const parcelId = `${orderId}-1`;
  const data = { id: parcelId, orderId, courier: 'pathao', status: 'BOOKED', lines: [], packedAt: NOW };
  await api.deps.prisma.shipment.create({ data });
  return { orderId, parcelId };
}

/** A picture with a GPS position and a camera in it. */
const picture = (width: number, height: number, color: string) =>
  sharp({ create: { width, height, channels: 3, background: color } }).withMetadata({
    orientation: 6,
    exif: { IFD0: { Make: 'SpyCam' }, IFD3: { GPSLatitude: '23/1 46/1 0/1', GPSLatitudeRef: 'N' } },
  });

async function send(
  orderId: string,
  parcelId: string,
  bytes: Buffer,
  type = 'image/jpeg',
  role = 'warehouse',
) {
  const packer = await api.as('kamal', role);
  return packer
    .post(`/api/orders/${orderId}/parcels/${parcelId}/photos`)
    .set('Content-Type', type)
    .send(bytes);
}
const list = async (orderId: string): Promise<readonly PhotoJson[]> => {
  const answer = await (await api.as('nadia', 'support')).get(`/api/admin/orders/${orderId}/photos`);
  expect(answer.status).toBe(200);
  return (answer.body as PhotoListJson).items;
};
/** As a browser asks that shows an image: nobody is signed in. */
const open = async (url: string) => {
  const { default: request } = await import('supertest');
  return request(api.app).get(url).buffer(true);
};

test('a photo is drawn anew, upright and without what the camera noted, and shown by a link that ends', async () => {
  const { orderId, parcelId } = await packed();
  const sent = await picture(400, 300, 'red').jpeg().toBuffer();
  expect((await sharp(sent).metadata()).exif?.includes('SpyCam')).toBe(true);
  const { status, body } = await send(orderId, parcelId, sent);
  expect([status, body]).toMatchObject([
    201,
    {
      kind: 'PARCEL',
      subjectId: parcelId,
      width: 300,
      height: 400,
      takenBy: 'kamal',
      takenAt: NOW.toISOString(),
    },
  ]);
  const [photo] = await list(orderId);
  const shown = await open(photo?.url ?? '');
  expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/jpeg']);
  expect(shown.headers['content-security-policy']).toBe("default-src 'none'; sandbox");
  const kept = shown.body as Buffer;
  expect(await sharp(kept).metadata()).toMatchObject({ format: 'jpeg', width: 300, height: 400 });
  expect((await sharp(kept).metadata()).exif).toBeUndefined();
  expect(kept.includes('SpyCam')).toBe(false);

  const url = photo?.url ?? '';
  at = new Date(NOW.getTime() + LINK_SECONDS * 1000);
  expect((await open(url)).status).toBe(200);
  at = new Date(NOW.getTime() + LINK_SECONDS * 1000 + 1);
  expect((await open(url)).status).toBe(404);
  at = NOW;
  expect((await open(url.replace(/expires=\d+/, 'expires=99999999999'))).status).toBe(404);
  expect((await open(url.replace(/signature=./, 'signature=_'))).status).toBe(404);
  expect((await open('/api/photos/x')).status).toBe(422);
});

test('PNG and WebP are taken as well, whatever they are called, and large ones made smaller', async () => {
  const { orderId, parcelId } = await packed();
  const png = await sharp({ create: { width: 3_000, height: 1_500, channels: 3, background: 'blue' } })
    .png()
    .toBuffer();
  expect((await send(orderId, parcelId, png, 'application/octet-stream')).body).toMatchObject({
    ...{ width: 2_048, height: 1_024 },
  });
  const webp = await sharp({ create: { width: 50, height: 60, channels: 4, background: '#0000' } })
    .webp()
    .toBuffer();
  expect((await send(orderId, parcelId, webp, 'text/plain')).body).toMatchObject({ width: 50, height: 60 });
  expect(await list(orderId)).toHaveLength(2);
});

test('the same picture once more is the photo that is there, also when both come at once', async () => {
  const { orderId, parcelId } = await packed();
  const sent = await picture(40, 30, 'green').jpeg().toBuffer();
  const answers = await Promise.all([1, 2, 3].map(() => send(orderId, parcelId, sent)));
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
    ...[200, 200, 201],
  ]);
  expect(new Set(answers.map(({ body }) => (body as PhotoJson).id)).size).toBe(1);
  expect(await list(orderId)).toHaveLength(1);
});

test('what is no picture, is broken or too large is refused by its name, and nothing is kept', async () => {
  const { orderId, parcelId } = await packed();
  const jpeg = await picture(800, 600, 'orange').jpeg().toBuffer();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
  for (const [bytes, status, name] of [
    [svg, 422, 'photo-type'],
    [gif, 422, 'photo-type'],
    [Buffer.from('%PDF-1.7'), 422, 'photo-type'],
    [Buffer.alloc(0), 422, 'photo-type'],
    [jpeg.subarray(0, jpeg.length / 2), 422, 'photo-broken'],
    [Buffer.concat([jpeg.subarray(0, 4), Buffer.alloc(2_000, 7)]), 422, 'photo-broken'],
    [Buffer.alloc(8 * 1024 * 1024 + 1, 0xff), 413, 'too-large'],
  ] as const) {
    const answer = await send(orderId, parcelId, bytes);
    expect([answer.status, answer.body.type]).toEqual([status, `https://throughline.dev/problems/${name}`]);
  }
  expect(await list(orderId)).toEqual([]);
  expect(await api.deps.prisma.photo.count({ where: { orderId } })).toBe(0);
});

test('a parcel has twelve photos at most, which are its order’s and are taken away for good', async () => {
  const { orderId, parcelId } = await packed();
  const other = await packed();
  for (let shade = 0; shade < 12; shade += 1) {
    const sent = await picture(20, 20, `rgb(${shade * 20},0,0)`)
      .jpeg()
      .toBuffer();
    expect((await send(orderId, parcelId, sent)).status).toBe(201);
  }
  const more = await picture(21, 20, 'white').jpeg().toBuffer();
  expect(await send(orderId, parcelId, more)).toMatchObject({
    ...{ status: 409, body: { detail: 'There are 12 photos of it already.' } },
  });
  expect((await send(orderId, other.parcelId, more)).status).toBe(404);
  expect((await send(orderId, parcelId, more, 'image/jpeg', 'customer')).status).toBe(403);
  expect((await send(orderId, parcelId, more, 'image/jpeg', 'finance')).status).toBe(403);

  const [first] = await list(orderId);
  const packer = await api.as('kamal', 'warehouse');
  const path = (id: string): string => `/api/admin/orders/${id}/photos/${first?.id}`;
  expect((await packer.delete(path(other.orderId))).status).toBe(404);
  const left = await packer.delete(path(orderId));
  expect([left.status, (left.body as PhotoListJson).items.length]).toEqual([200, 11]);
  expect((await open(first?.url ?? '')).status).toBe(404);
  expect((await packer.delete(path(orderId))).status).toBe(404);
});
