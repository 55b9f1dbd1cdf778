import { Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { MoveListJson } from '../../../../../api/schema/stock/inventory';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';
import { useWord } from '../../../i18n/useWord';
import { personaOf } from '../../../session/personas';
import { Awaited } from '../../../shell/feedback/Awaited';
import { LoadMore } from '../../../shell/feedback/LoadMore';
import { DataTable, type Column } from '../../../shell/parts/DataTable';
import { OrderLink } from '../../order/OrderLink';
import { listMoves } from './api';
import { stockKey } from './useStockChange';

type Move = MoveListJson['items'][number];

/** What has moved a product's counts, the newest first. */
export function Moves({ sku }: { readonly sku: string }) {
  const { t } = useTranslation();
  const moves = useInfiniteQuery({
    queryKey: [...stockKey(sku), 'moves'],
    queryFn: ({ pageParam, signal }) => listMoves(sku, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const columns = useMoveColumns();
  return (
    <section aria-label={t('inventory.moves.title')}>
      <Title order={2} size="h4" mb="sm">
        {t('inventory.moves.title')}
      </Title>
      <Awaited query={moves} room={240}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          return rows.length === 0 ? (
            <Text c="dimmed">{t('inventory.moves.none')}</Text>
          ) : (
            <DataTable
              label={t('inventory.moves.title')}
              columns={columns}
              rows={rows}
              keyOf={({ id }) => id}
            />
          );
        }}
      </Awaited>
      <LoadMore query={moves} />
    </section>
  );
}

function useMoveColumns(): readonly Column<Move>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const word = useWord();
  const signed = (pieces: number): string =>
    pieces === 0 ? '' : `${pieces > 0 ? '+' : '−'}${format.number(Math.abs(pieces))}`;
  return [
    { label: t('inventory.moves.when'), cell: ({ at }) => format.instant(at) },
    {
      label: t('inventory.moves.what'),
      cell: ({ kind, reason }) => (
        <>
          {t(`inventory.moves.kinds.${kind}`)}
          {reason && (
            <Text span size="sm" c="dimmed">
              {' '}
              · {reason}
            </Text>
          )}
        </>
      ),
    },
    { label: t('inventory.warehouse'), cell: ({ warehouse }) => warehouse },
    { label: t('inventory.onHand'), isFigure: true, cell: ({ onHand }) => signed(onHand) },
    { label: t('inventory.reserved'), isFigure: true, cell: ({ reserved }) => signed(reserved) },
    {
      label: t('inventory.moves.who'),
      cell: ({ orderId, orderNumber, actorId }) =>
        orderId && orderNumber ? (
          <OrderLink orderId={orderId} orderNumber={orderNumber} />
        ) : actorId === 'system' ? (
          word('session.roles', 'system')
        ) : (
          (personaOf(actorId)?.name ?? actorId)
        ),
    },
  ];
}
