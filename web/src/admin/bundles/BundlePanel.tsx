import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ProductJson } from '../../../../api/schema/catalogue';
import type { InventoryJson } from '../../../../api/schema/stock/inventory';
import type { ProductBundleJson } from '../../../../api/schema/stock/bundles';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { lineName } from '../../orders/parts/lineName';
import { useSession } from '../../session/useSession';
import { Awaited } from '../../shell/feedback/Awaited';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { ConfirmButton } from '../../shell/parts/ConfirmButton';
import { DataTable, type Column } from '../../shell/parts/DataTable';
import { Section } from '../../shell/parts/Section';
import { TextLink } from '../../shell/parts/TextLink';
import { endBundle, readProduct } from './api';
import { useBundleCall } from './useBundleCall';

const BundleDialog = lazy(async () => ({ default: (await import('./BundleDialog')).BundleDialog }));

/** What a bundle consists of; of another product, as long as it has no stock, the way to make it one. */
export function BundlePanel({ stock }: { readonly stock: InventoryJson }) {
  const mayKeep = useSession()?.permissions.includes('keepCatalogue') ?? false;
  const isBare = stock.onHand === 0 && stock.incoming === 0;
  if (!stock.bundle && !(mayKeep && isBare)) return null;
  return <Bundle stock={stock} mayKeep={mayKeep} />;
}

interface BundleProps {
  readonly stock: InventoryJson;
  readonly mayKeep: boolean;
}

function Bundle({ stock, mayKeep }: BundleProps) {
  const { t } = useTranslation();
  const product = useQuery({
    queryKey: ['inventory', 'product', stock.sku, 'bundle'],
    queryFn: ({ signal }) => readProduct(stock.sku, signal),
  });
  return (
    <Section title={t('bundles.bundle')}>
      <Awaited query={product} room={120}>
        {(sold) => (
          <>
            {sold.bundle && <Contents bundle={sold.bundle} available={sold.available} />}
            {mayKeep && <Actions product={sold} />}
          </>
        )}
      </Awaited>
    </Section>
  );
}

interface ContentsProps {
  readonly bundle: ProductBundleJson;
  readonly available: number | null;
}

function Contents({ bundle, available }: ContentsProps) {
  const { t } = useTranslation();
  const columns = useComponentColumns();
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('bundles.panel.explain')} {bundle.together && t('bundles.panel.together')}
      </Text>
      {available !== null && (
        <Text size="sm" fw={600} my="xs">
          {t('bundles.panel.available', { count: available })}
        </Text>
      )}
      <DataTable
        label={t('bundles.contains')}
        columns={columns}
        rows={bundle.components}
        keyOf={({ sku }) => sku}
      />
    </>
  );
}

type Component = ProductBundleJson['components'][number];

function useComponentColumns(): readonly Column<Component>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    { label: t('bundles.panel.product'), cell: lineName },
    {
      label: t('bundles.form.sku'),
      cell: ({ sku }) => (
        <TextLink alone to="/admin/inventory/$sku" params={{ sku }} size="sm" className="mono">
          {sku}
        </TextLink>
      ),
    },
    {
      label: t('bundles.panel.quantity'),
      isFigure: true,
      cell: ({ quantity }) => format.number(quantity),
    },
    {
      label: t('bundles.panel.share'),
      isFigure: true,
      cell: ({ share }) =>
        share === null
          ? t('bundles.panel.byPrice')
          : share.amount === 0
            ? t('bundles.panel.gift')
            : format.money(share),
    },
  ];
}

function Actions({ product }: { readonly product: ProductJson }) {
  const { t } = useTranslation();
  const [isOpen, open] = useState(false);
  const { name, sku, bundle } = product;
  const end = useBundleCall(() => endBundle(sku), {
    done: t('bundles.panel.end.done'),
    onDone: () => undefined,
  });
  return (
    <Group gap="xs" mt="sm">
      <Button variant="light" aria-haspopup="dialog" onClick={() => open(true)}>
        {t(bundle ? 'bundles.panel.change' : 'bundles.panel.make')}
      </Button>
      {bundle && (
        <ConfirmButton
          variant="subtle"
          label={t('bundles.panel.end.do')}
          title={t('bundles.panel.end.title', { name })}
          explain={t('bundles.panel.end.explain')}
          busy={end.isPending}
          onConfirm={(close) => end.mutate(undefined, { onSuccess: close })}
        />
      )}
      {end.error && <ErrorNotice error={end.error} />}
      {isOpen && (
        <Suspense fallback={null}>
          <BundleDialog product={product} onClose={() => open(false)} />
        </Suspense>
      )}
    </Group>
  );
}
