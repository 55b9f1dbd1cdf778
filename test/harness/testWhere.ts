/**
 * A test that can only run where something is there. Elsewhere it is skipped, and the run's last lines name it with what it needs:
 * it is neither red nor forgotten.
 *
 * ```ts
 * testWhere(compose !== undefined, 'Docker Compose')('Compose reads it', () => { … });
 * ```
 */
export function testWhere(isThere: boolean, what: string): (name: string, run: () => void) => void {
  const kind = isThere ? test : test.skip;
  return (name, run) => kind(`${name} (needs ${what})`, run);
}
