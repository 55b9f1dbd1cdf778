import type { StreamSurroundings } from './eventStream';

/** The real network and clock; sleeping ends early when the signal aborts. */
export const browserSurroundings: StreamSurroundings = {
  fetch: (input, init) => fetch(input, init),
  watch: (milliseconds, onSilence) => {
    let timer = setTimeout(onSilence, milliseconds);
    return {
      heard: () => {
        clearTimeout(timer);
        timer = setTimeout(onSilence, milliseconds);
      },
      stop: () => clearTimeout(timer),
    };
  },
  random: Math.random,
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    }),
};
