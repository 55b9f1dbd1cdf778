import { createSecretKey } from 'node:crypto';
import { KEY_BYTES, type KeyList } from './keyList';

/** Keys that prove who sends a command. The first signs; all verify. */
export type CommandKeys = KeyList;

/** What stands in for `COMMAND_KEYS` outside production. Everybody may know it, so that it proves nothing there. */
export const DEVELOPMENT_COMMAND_KEYS: CommandKeys = [
  { id: 'development', key: createSecretKey(Buffer.alloc(KEY_BYTES, 'throughline commands')) },
];
