import os from 'node:os';
import type { Machine } from '../report/result';

const GIB = 1024 ** 3;

/** This machine, as far as it matters for the figures. */
export function describeMachine(): Machine {
  return {
    cores: os.availableParallelism(),
    memoryGiB: Math.round(os.totalmem() / GIB),
    system: `${os.type()} ${os.arch()}`,
    node: process.versions.node,
  };
}
