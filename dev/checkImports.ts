import path from 'node:path';
import { findFaults } from './imports/findFaults';

const faults = findFaults(path.resolve(__dirname, '..'));
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
