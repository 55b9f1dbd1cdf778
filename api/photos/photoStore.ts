import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Where pictures lie: beside the database, since they are large and never searched. */
export interface PhotoStore {
  /** Keeps a picture; once it resolves, the picture is on the disk. */
  write(photoId: string, picture: Buffer): Promise<void>;
  /** Undefined: it isn't there. */
  read(photoId: string): Promise<Buffer | undefined>;
  /** What isn't there is removed already. */
  remove(photoId: string): Promise<void>;
}

/** Our own ids alone become paths. */
const ID = /^[0-9A-Z]{26}$/;

/** Whether a file isn't there, as Node says it. */
const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

/** Pictures as files of a folder, which is made when the first of them is. */
export function createPhotoStore(folder: string): PhotoStore {
  const fileOf = (photoId: string): string => {
    if (!ID.test(photoId)) throw new Error('A photo has no such id');
    // The end of an id is random: no folder gets all of a day's.
    return path.join(folder, photoId.slice(-2), `${photoId}.jpg`);
  };
  return {
    async write(photoId, picture) {
      const file = fileOf(photoId);
      await mkdir(path.dirname(file), { recursive: true });
      const part = await open(`${file}.part`, 'w');
      try {
        await part.writeFile(picture);
        await part.sync();
      } finally {
        await part.close();
      }
      await rename(`${file}.part`, file);
    },
    async read(photoId) {
      try {
        return await readFile(fileOf(photoId));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    remove: (photoId) => rm(fileOf(photoId), { force: true }),
  };
}
