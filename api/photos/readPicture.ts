import { DomainError } from '../../domain/errors';

/** A picture as it is kept: a JPEG upright, without what the camera has noted beside it. */
export interface Picture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/** What may be sent. What it says of itself is not believed. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** Sides of what is kept, in pixels: labels can be read on it. */
const MOST_SIDE = 2_048;
/** A small file can unfold to more than there is memory. */
const MOST_PIXELS = 64_000_000;
const QUALITY = 82;

/**
 * Reads what somebody sent and draws it anew: nothing of its bytes is kept, so that neither where it was taken nor anything that hides
 * in it is.
 * @throws {DomainError} `photo-type` for what is none of the types by its first bytes; `photo-broken` for what can't be read as one to its end.
 */
export async function readPicture(sent: Buffer): Promise<Picture> {
  if (!isPicture(sent)) throw new DomainError('photo-type', 'Send a JPEG, PNG or WebP picture.');
  // Fetched with the first picture: a process that is sent none has no need of it.
  const { default: sharp } = await import('sharp');
  try {
    const { data, info } = await sharp(sent, { limitInputPixels: MOST_PIXELS, failOn: 'truncated' })
      .rotate()
      .resize(MOST_SIDE, MOST_SIDE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    throw new DomainError('photo-broken', 'The picture is cut off, damaged or has too many pixels.');
  }
}

const starts = (bytes: Buffer, at: number, ...expected: readonly number[]): boolean =>
  expected.every((byte, index) => bytes[at + index] === byte);

/** By the first bytes of each format. */
function isPicture(bytes: Buffer): boolean {
  const isJpeg = starts(bytes, 0, 0xff, 0xd8, 0xff);
  const isPng = starts(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  return isJpeg || isPng || isWebp;
}
