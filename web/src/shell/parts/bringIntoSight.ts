/** Within which time what stands above on a page has mostly come. */
const SETTLING_MS = 2_000;
const BY_HAND = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

/**
 * Scrolls to a part of the page, and again while the page still grows, until somebody scrolls or types.
 * @returns what ends it.
 */
export function bringIntoSight(part: Element): () => void {
  const growth = new ResizeObserver(() => part.scrollIntoView());
  const end = (): void => {
    growth.disconnect();
    clearTimeout(settled);
    for (const type of BY_HAND) window.removeEventListener(type, end);
  };
  const settled = setTimeout(end, SETTLING_MS);
  for (const type of BY_HAND) window.addEventListener(type, end, { passive: true });
  // It is told of the size at once, too.
  growth.observe(document.body);
  return end;
}
