import { createHash } from 'node:crypto';
import { ulid } from 'ulid';
import type { PhotoLinks } from '../../config/photoLinks';
import { DomainError } from '../../domain/errors';
import type { Actor } from '../../domain/people/actor';
import type { Database } from '../../prisma/client';
import type { PhotoJson } from '../schema/photos';
import type { PhotoStore } from './photoStore';
import { readPicture } from './readPicture';

/** What photos take. */
export interface PhotoDeps {
  readonly prisma: Database;
  readonly photos: PhotoStore;
  readonly photoLinks: PhotoLinks;
  readonly now: () => Date;
}

/** What a photo is of: a kind of thing of an order, and its id. */
export interface PhotoSubject {
  readonly orderId: string;
  readonly kind: 'PARCEL';
  readonly subjectId: string;
}

/** Enough for all sides of a box, and no album. */
const MOST_PHOTOS = 12;
/** How long a link leads to its photo: who has it may pass it on. */
export const LINK_SECONDS = 900;

/**
 * Keeps a photo of something. The same picture of it once more is the photo that is there.
 * @throws {DomainError} `photo-type` or `photo-broken` for what is no picture; `not-allowed` when there are as many as may be. Nothing is
 * kept then.
 */
export async function addPhoto(
  deps: PhotoDeps,
  actor: Actor,
  subject: PhotoSubject,
  sent: Buffer,
): Promise<{ readonly photo: PhotoJson; readonly repeated: boolean }> {
  const { kind, subjectId } = subject;
  const digest = createHash('sha256').update(sent).digest('hex');
  const same = { kind_subjectId_digest: { kind, subjectId, digest } };
  const known = await deps.prisma.photo.findUnique({ where: same });
  if (known) return { photo: photoView(deps, known), repeated: true };
  if ((await deps.prisma.photo.count({ where: { kind, subjectId } })) >= MOST_PHOTOS)
    throw new DomainError('not-allowed', `There are ${MOST_PHOTOS} photos of it already.`);
  const { bytes: picture, width, height } = await readPicture(sent);
  const id = ulid(deps.now().getTime());
  // The picture first: a row that names none would be seen, a picture that no row names is not.
  await deps.photos.write(id, picture);
  const fields = { mediaType: 'image/jpeg', bytes: picture.length, width, height, digest, actorId: actor.id };
  const data = { id, ...subject, ...fields, createdAt: deps.now() };
  const { count } = await deps.prisma.photo.createMany({ data, skipDuplicates: true });
  // The same picture came twice at once, and the other was first.
  if (count === 0) await deps.photos.remove(id);
  const row = await deps.prisma.photo.findUniqueOrThrow({ where: same });
  return { photo: photoView(deps, row), repeated: count === 0 };
}

/** The photos of an order, the oldest first, each with a link that leads there for a while. */
export async function listPhotos(deps: PhotoDeps, orderId: string): Promise<readonly PhotoJson[]> {
  const rows = await deps.prisma.photo.findMany({ where: { orderId }, orderBy: { id: 'asc' } });
  return rows.map((row) => photoView(deps, row));
}

/** @throws {DomainError} `not-found` when the order has no such photo. */
export async function removePhoto(deps: PhotoDeps, orderId: string, photoId: string): Promise<void> {
  const { count } = await deps.prisma.photo.deleteMany({ where: { id: photoId, orderId } });
  if (count === 0) throw new DomainError('not-found', 'The order has no such photo.');
  await deps.photos.remove(photoId);
}

/** @throws {DomainError} `not-found` for a link that isn't ours or is over, and for a photo that is gone. */
export async function openPhoto(
  deps: PhotoDeps,
  photoId: string,
  { expires, signature }: { readonly expires: number; readonly signature: string },
): Promise<Buffer> {
  const isOver = expires * 1000 < deps.now().getTime();
  const picture =
    isOver || !deps.photoLinks.isProven(photoId, expires, signature)
      ? undefined
      : await deps.photos.read(photoId);
  if (!picture) throw new DomainError('not-found', 'There is no such photo, or its link is over.');
  return picture;
}

interface PhotoRow {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly width: number;
  readonly height: number;
  readonly actorId: string;
  readonly createdAt: Date;
}

function photoView({ photoLinks, now }: PhotoDeps, row: PhotoRow): PhotoJson {
  const { id, kind, subjectId, width, height, actorId, createdAt } = row;
  const expires = Math.floor(now().getTime() / 1000) + LINK_SECONDS;
  const query = new URLSearchParams({ expires: String(expires), signature: photoLinks.sign(id, expires) });
  return {
    ...{ id, kind, subjectId, width, height, takenBy: actorId, takenAt: createdAt.toISOString() },
    url: `/api/photos/${id}?${query.toString()}`,
  };
}
