import { readdirSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(__dirname, 'samples');

/** What every file of `samples/` exports under a name, in one: they are found by their place, no list names them. */
export const readSamples = <Samples extends object>(name: string): Samples =>
  Object.assign({}, ...readdirSync(FOLDER).map((file) => samplesOf<Samples>(file)[name])) as Samples;

const samplesOf = <Samples>(file: string): Readonly<Record<string, Samples | undefined>> =>
  jest.requireActual(path.join(FOLDER, file));
