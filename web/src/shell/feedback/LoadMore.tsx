import { Button, Center } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';

interface LoadMoreProps {
  /** An infinite query. */
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
}

/** The next page of a list, for as long as there is one. */
export function LoadMore({ query }: LoadMoreProps) {
  const { t } = useTranslation();
  if (!query.hasNextPage) return null;
  return (
    <Center mt="lg">
      <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('shell.loadMore')}
      </Button>
    </Center>
  );
}
