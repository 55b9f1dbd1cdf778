import { Container, Group, SegmentedControl } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { useSearch } from '../../routing/hooks';
import { router } from '../../routing/router';
import { FilterField } from '../../shell/parts/FilterField';
import { PageTitle } from '../../shell/parts/PageTitle';
import { ExpectedList } from './expected/ExpectedList';
import { StockList } from './StockList';
import { VIEWS, type InventorySearch } from './views';

/** What is on the shelves, or is to come: found by any part of a SKU or a name, and put right where it stands. */
export function InventoryPage() {
  const { t } = useTranslation();
  const { q = '', show } = useSearch('/admin/inventory');
  const field = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => field.current?.select()]]);
  const look = (next: InventorySearch): void =>
    void router.navigate({ to: '/admin/inventory', search: next, replace: true });
  return (
    <Container size="lg" py="md">
      <Group mb="sm" gap="lg">
        <PageTitle>{t('inventory.title')}</PageTitle>
        <FilterField
          ref={field}
          type="search"
          flex="1 1 14rem"
          maw="28rem"
          aria-label={t('inventory.search')}
          placeholder={t('inventory.search')}
          aria-keyshortcuts="/"
          leftSection={<IconSearch size={17} aria-hidden />}
          value={q}
          onFilter={(words) => look({ ...(words && { q: words }), ...(show && { show }) })}
        />
      </Group>
      <SegmentedControl
        aria-label={t('inventory.show.label')}
        mb="md"
        value={show ?? 'all'}
        onChange={(chosen) => {
          const view = VIEWS.find((one) => one === chosen);
          look({ ...(q && { q }), ...(view && { show: view }) });
        }}
        data={(['all', ...VIEWS] as const).map((value) => ({ value, label: t(`inventory.show.${value}`) }))}
      />
      {show === 'expected' ? <ExpectedList q={q} /> : <StockList q={q} isLow={show === 'low'} />}
    </Container>
  );
}
