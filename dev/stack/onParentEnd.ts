const LOOK_EVERY_MS = 250;

/** Acts once when the process that started this one has ended: somebody else is our parent then. */
export function onParentEnd(act: () => void): void {
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    act();
  }, LOOK_EVERY_MS);
  looking.unref();
}
