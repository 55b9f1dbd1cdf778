const MOST_SIDE = 2_048;
const QUALITY = 0.85;
/** What is sent in a few seconds over a slow network needs no work. */
const SMALL_BYTES = 700_000;

/** A picture small enough for a slow network; what the browser can't draw stays as it is, for the API to judge. */
export async function shrink(picture: Blob): Promise<Blob> {
  if (picture.size <= SMALL_BYTES) return picture;
  try {
    const bitmap = await createImageBitmap(picture);
    const scale = Math.min(1, MOST_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
    return drawn && drawn.size < picture.size ? drawn : picture;
  } catch {
    return picture;
  }
}
