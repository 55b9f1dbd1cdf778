import type { ShownOrder } from './placeShowcase';

/** The orders of the showcase as lines for a terminal, each with its page for staff. */
export function formatShowcase(shown: readonly ShownOrder[], publicUrl: string): string {
  const width = Math.max(...shown.map(({ place }) => place.length));
  const lines = shown.map(
    ({ id, number, place, there }) =>
      `  ${number.padEnd(9)}  ${place.padEnd(width)}  ${there ? `${publicUrl}/admin/orders/${id}` : 'not there'}`,
  );
  return ['Beside the invoices, orders of a shop whose people pack and review:', '', ...lines].join('\n');
}
