import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

const TYPING_MS = 300;

interface PreviewQuestion<Wish, Preview> {
  /** The key of the order's queries: what changes the order asks again. */
  readonly of: readonly unknown[];
  /** What is asked for; undefined as long as that is nothing. */
  readonly wish: Wish | undefined;
  readonly read: (wish: Wish, signal: AbortSignal) => Promise<Preview>;
}

/** What a refund, or goodwill, would come to, by the rules that decide on it, while it is typed. */
export function useRefundPreview<Wish, Preview>({ of, wish, read }: PreviewQuestion<Wish, Preview>) {
  // A text stays the same while nothing is typed, which an object doesn't.
  const [settled] = useDebouncedValue(wish && JSON.stringify(wish), TYPING_MS);
  return useQuery({
    queryKey: [...of, 'refund-preview', settled],
    queryFn: ({ signal }) => read(JSON.parse(settled ?? '') as Wish, signal),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
