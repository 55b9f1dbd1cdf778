import { obtainTemporal } from './obtainTemporal';

/** Makes sure that there is a Temporal server on this machine, and says which. */
obtainTemporal({ onProgress: (text) => console.error(text) }).then(
  ({ file }) => console.error(`Temporal server: ${file}`),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
