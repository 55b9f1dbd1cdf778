import { Button, Group, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ToPackJson } from '../../../../api/schema/stock/packing';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { Section } from '../../shell/parts/Section';
import { startPicking } from './api';
import { fewAtATime } from './jobs';
import { pickList } from './pickList';
import classes from './PickList.module.css';

interface PickListViewProps {
  readonly orders: readonly ToPackJson[];
  readonly onClose: () => void;
}

const AT_ONCE = 4;

/** What is fetched from the shelves for several orders together: each product once, with the totes that its pieces go into. */
export function PickListView({ orders, onClose }: PickListViewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const start = useStartPicking(orders);
  const rows = pickList(orders);
  const pieces = rows.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <Section title={t('packing.pickList.title')}>
      <Group className="no-print" gap="sm" mb="md">
        <Button
          leftSection={<IconPrinter size={17} aria-hidden />}
          loading={start.isPending}
          onClick={() => void start.send().then(() => window.print())}
        >
          {t('packing.pickList.print')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('packing.pickList.close')}
        </Button>
      </Group>
      <Text size="sm" mb="sm">
        {t('packing.pieces', { count: pieces })}
        {' · '}
        {t('packing.pickList.products', { count: rows.length })}
      </Text>
      <table className={classes.table} aria-label={t('packing.pickList.title')}>
        <thead>
          <tr>
            <th scope="col">{t('packing.pickList.quantity')}</th>
            <th scope="col">{t('packing.pickList.product')}</th>
            <th scope="col">{t('packing.pickList.totes')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ sku, name, variant, quantity, orders: totes }) => (
            <tr key={sku}>
              <td className="numeric">
                <strong>{format.number(quantity)}</strong>
              </td>
              <td>
                <strong className="mono">{sku}</strong>
                <div>{[name, variant].filter(Boolean).join(' · ')}</div>
              </td>
              <td>
                {totes.map((tote) => (
                  <span key={tote.place} className={classes.tote}>
                    {t('packing.pickList.tote', {
                      place: format.number(tote.place),
                      pieces: format.number(tote.quantity),
                    })}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Text fw={600} mt="lg" mb="xs">
        {t('packing.pickList.orders')}
      </Text>
      <ol className={classes.orders}>
        {orders.map(({ id, number, recipient, city }) => (
          <li key={id}>
            <span className="mono">{number}</span> {[recipient, city].filter(Boolean).join(' · ')}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Says of each order that somebody picks it. One that can't be picked any more is found out as it is packed. */
function useStartPicking(orders: readonly ToPackJson[]) {
  const queryClient = useQueryClient();
  const [isPending, setPending] = useState(false);
  const send = async (): Promise<void> => {
    setPending(true);
    const waiting = orders.filter(({ picking }) => !picking);
    await fewAtATime(waiting, AT_ONCE, async ({ id }) => {
      await startPicking(id).catch(() => undefined);
    });
    setPending(false);
    void queryClient.invalidateQueries({ queryKey: ['packing'] });
  };
  return { isPending, send };
}
