import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Where lives of orders are kept as the server recorded them, one file a life. */
export const HISTORIES = path.join(__dirname, 'recorded');

/** A recorded run: its name, and its history as the server sent it, in base64. */
export interface RecordedHistory {
  readonly name: string;
  readonly workflowId: string;
  readonly history: string;
}

/** Every recorded run, in the order of their names. */
export function readHistories(): RecordedHistory[] {
  return readdirSync(HISTORIES)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(path.join(HISTORIES, file), 'utf8')) as RecordedHistory);
}
