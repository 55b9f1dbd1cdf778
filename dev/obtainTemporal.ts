import { findTemporal, type TemporalProgram } from './temporalPrograms';

export interface ObtainOptions {
  /** Told what takes long. */
  readonly onProgress: (text: string) => void;
}

/** The Temporal CLI, installed if need be. */
export async function obtainTemporal({ onProgress }: ObtainOptions): Promise<TemporalProgram> {
  const found = findTemporal();
  if (found) return found;
  onProgress('');
  throw new Error('No Temporal server');
}
