// Loaded before a program that is measured: it collects its garbage when it is asked to, so that what it has in use shows.
process.on('SIGUSR2', () => globalThis.gc());
