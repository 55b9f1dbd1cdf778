import { setFlagsFromString } from 'node:v8';

/** Two of them are the SDK's own. What waits is a chain of promises, and each has its own: together they tell the whole way. */
const FRAMES = 4;

/**
 * Has workflows keep short stacks. The SDK takes the stack of every promise, so that the Web UI can show what an order waits for; with
 * V8's ten frames that is a third of what workflows cost, and shows each function again and again.
 * For threads that start from now on; this one keeps what it has.
 */
export function keepStacksShort(): void {
  setFlagsFromString(`--stack-trace-limit=${FRAMES}`);
}
