import { Button, Container, Group, Skeleton, Text, TextInput } from '@mantine/core';
import { IconBarcode, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isMissing } from '../../http/problem';
import { useTranslation } from '../../i18n/useTranslation';
import { useSearch } from '../../routing/hooks';
import { router } from '../../routing/router';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { PageTitle } from '../../shell/parts/PageTitle';
import { readSerial } from './api';
import { SerialFacts } from './SerialFacts';

/** Where a piece is, and what became of it: found by its serial number or IMEI, typed or scanned. */
export function SerialsPage() {
  const { t } = useTranslation();
  const { value = '' } = useSearch('/admin/serials');
  const serial = useQuery({
    queryKey: ['serial', value],
    queryFn: ({ signal }) => readSerial(value, signal),
    enabled: value !== '',
    retry: (count, error) => !isMissing(error) && count < 2,
  });
  return (
    <Container size="lg" py="md">
      <PageTitle>{t('serials.title')}</PageTitle>
      <Text c="dimmed" maw={680} mb="md">
        {t('serials.intro')}
      </Text>
      <SearchForm key={value} value={value} />
      {value !== '' && serial.isPending && <Skeleton h={240} radius="lg" aria-hidden />}
      {isMissing(serial.error) && <EmptyState icon={IconBarcode} title={t('serials.unknown', { value })} />}
      {serial.error && !isMissing(serial.error) && (
        <ErrorNotice error={serial.error} onRetry={() => void serial.refetch()} />
      )}
      {serial.data && <SerialFacts serial={serial.data} />}
    </Container>
  );
}

function SearchForm({ value }: { readonly value: string }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const words = typed.trim();
        void router.navigate({ to: '/admin/serials', search: words ? { value: words } : {} });
      }}
    >
      <Group mb="md" gap="sm" align="flex-end">
        <TextInput
          type="search"
          label={t('serials.search')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          leftSection={<IconBarcode size={18} aria-hidden />}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          flex="1 1 14rem"
          maw="28rem"
          autoFocus
        />
        <Button type="submit" size="md" leftSection={<IconSearch size={17} aria-hidden />}>
          {t('serials.find')}
        </Button>
      </Group>
    </form>
  );
}
