/** The parts that aren't as they were. Both sides are plain JSON, so they are compared as such. */
export function changedParts<Part extends { readonly id: string }>(
  before: readonly Part[],
  after: readonly Part[],
): readonly Part[] {
  const known = new Map(before.map((part) => [part.id, JSON.stringify(part)]));
  return after.filter((part) => known.get(part.id) !== JSON.stringify(part));
}
