import { Container, Skeleton, Stack } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';

/** Stands in for a page while its code is on the way. */
export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <Container size="xl" py="lg" role="status" aria-busy="true" aria-label={t('shell.loading')}>
      <Stack>
        <Skeleton h={36} w="40%" />
        <Skeleton h={160} />
        <Skeleton h={320} />
      </Stack>
    </Container>
  );
}
