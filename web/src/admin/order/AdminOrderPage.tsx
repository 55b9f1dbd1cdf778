import { Container, Group, Skeleton, Stack } from '@mantine/core';
import { useParams } from '../../routing/hooks';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { isMissing } from '../../http/problem';
import classes from '../../orders/page/OrderPage.module.css';
import { NoSuchOrder } from '../../orders/parts/NoSuchOrder';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { AfterFirstPaint } from '../../shell/parts/AfterFirstPaint';
import { BackToList } from '../orderList/place/BackToList';
import { OrderNeighbours } from '../orderList/place/OrderNeighbours';
import { ActionPanel } from './actions/ActionPanel';
import { AdminOrderHead } from './head/AdminOrderHead';
import { panelsIn } from './panels';
import { RecordTabs } from './records/RecordTabs';
import { useAdminOrder } from './useAdminOrder';

/** Everything an agent needs to know about an order and may do with it; `orderPageParts.ts` lists its parts. */
export function AdminOrderPage() {
  const { orderId } = useParams('/admin/orders/$orderId');
  return (
    <Container size="xl" py="xs">
      {/* The ways on do not wait for the order: whoever looks for one of many presses keys faster than it comes. */}
      <Group justify="space-between" gap="sm" mih="2.6rem">
        <BackToList />
        <OrderNeighbours orderId={orderId} />
      </Group>
      {/* What is typed about one order is none of the next one's. */}
      <OneOrder key={orderId} orderId={orderId} />
    </Container>
  );
}

function OneOrder({ orderId }: { readonly orderId: string }) {
  const { order: query, connected } = useAdminOrder(orderId);
  const { data: order, error } = query;
  return (
    <>
      {error && !order && isMissing(error) && <NoSuchOrder list="/admin/orders" />}
      {error && !order && !isMissing(error) && (
        <ErrorNotice error={error} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <Skeleton h={520} radius="lg" aria-hidden />}
      {order && (
        <>
          <AdminOrderHead order={order} connected={connected} />
          {panelsIn('alerts').map(({ name, Panel }) => (
            <Panel key={name} order={order} />
          ))}
          <AfterFirstPaint>
            <Columns order={order} />
          </AfterFirstPaint>
        </>
      )}
    </>
  );
}

/** What stands below the order's head: what is worked on, and what one wants to know. */
function Columns({ order }: { readonly order: AdminOrderJson }) {
  return (
    <div className={classes.columns}>
      <Stack gap="lg">
        <ActionPanel order={order} />
        {panelsIn('work').map(({ name, Panel }) => (
          <Panel key={name} order={order} />
        ))}
        <RecordTabs order={order} />
      </Stack>
      <Stack gap="lg">
        {panelsIn('facts').map(({ name, Panel }) => (
          <Panel key={name} order={order} />
        ))}
      </Stack>
    </div>
  );
}
