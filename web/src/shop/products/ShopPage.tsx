import { Button, Chip, Container, Group, SimpleGrid, Skeleton, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { PageTitle } from '../../shell/parts/PageTitle';
import type { ProductJson } from '../../../../api/schema/catalogue';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LoadMore } from '../../shell/feedback/LoadMore';
import { ProductCard } from './ProductCard';
import classes from './ShopPage.module.css';
import { useCategories, useProducts } from './useProducts';
import { useCategoryName } from './useCategoryName';

const EVERYTHING = '';

export function ShopPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [category, setCategory] = useState(EVERYTHING);
  const [q] = useDebouncedValue(search.trim(), 250);
  const products = useProducts({ q, category });
  const items = products.data?.pages.flatMap((page) => page.items);
  const showAll = (): void => {
    setSearch('');
    setCategory(EVERYTHING);
  };
  return (
    <Container size="xl" px={{ base: 'sm', sm: 'md' }} py={{ base: 'sm', sm: 'lg' }}>
      <PageTitle className={classes.title}>{t('products.title')}</PageTitle>
      <Text c="dimmed" mt={4} mb={{ base: 'xs', sm: 'lg' }} maw={720} className={classes.intro}>
        {t('products.intro')}
      </Text>
      <TextInput
        type="search"
        aria-label={t('products.search')}
        placeholder={t('products.search')}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        maw={420}
      />
      <CategoryChips chosen={category} onChoose={setCategory} />
      <Text size="sm" c="dimmed" mb={{ base: 'xs', sm: 'sm' }} mih="1.4em" role="status">
        {items && t(products.hasNextPage ? 'products.first' : 'products.results', { count: items.length })}
      </Text>
      {products.error && <ErrorNotice error={products.error} onRetry={() => void products.refetch()} />}
      {products.isPending && <GridSkeleton />}
      {items?.length === 0 && (
        <EmptyState icon={IconSearch} title={t('products.empty')}>
          <Button variant="light" onClick={showAll}>
            {t('products.clear')}
          </Button>
        </EmptyState>
      )}
      {items && <ProductGrid items={items} />}
      <LoadMore query={products} />
    </Container>
  );
}

const GRID = { cols: { base: 2, sm: 3, lg: 4 }, spacing: { base: 'xs', sm: 'md' } } as const;

function ProductGrid({ items }: { readonly items: readonly ProductJson[] }) {
  return (
    <SimpleGrid {...GRID}>
      {items.map((product) => (
        <ProductCard key={product.sku} product={product} />
      ))}
    </SimpleGrid>
  );
}

function GridSkeleton() {
  return (
    <SimpleGrid {...GRID} aria-hidden>
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton key={index} h={{ base: 290, xs: 420 }} radius="lg" />
      ))}
    </SimpleGrid>
  );
}

interface CategoryChipsProps {
  readonly chosen: string;
  readonly onChoose: (category: string) => void;
}

function CategoryChips({ chosen, onChoose }: CategoryChipsProps) {
  const { t } = useTranslation();
  const nameOf = useCategoryName();
  const categories = useCategories();
  return (
    <Chip.Group value={chosen} onChange={onChoose}>
      <Group
        gap={8}
        my={{ base: 'xs', sm: 'md' }}
        className={classes.chips}
        role="radiogroup"
        aria-label={t('products.category')}
      >
        {[EVERYTHING, ...(categories.data ?? [])].map((category) => (
          <Chip key={category} value={category} variant="light">
            {category === EVERYTHING ? t('products.all') : nameOf(category)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
