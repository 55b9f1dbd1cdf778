import { Container, Skeleton, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { AddressText } from '../../orders/parts/AddressText';
import classes from '../../orders/page/OrderPage.module.css';
import { Section } from '../../shell/parts/Section';
import { TotalsTable } from '../../orders/parts/TotalsTable';
import { isMissing } from '../../api/problem';
import { NoSuchOrder } from '../../orders/parts/NoSuchOrder';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { ActionPanel } from './actions/ActionPanel';
import { ActivityTabs } from './ActivityTabs';
import { AdminOrderHead } from './AdminOrderHead';
import { AdminParcels } from '../parcels/AdminParcels';
import { CustomerPanel } from './CustomerPanel';
import { ErpPanel } from '../erp/ErpPanel';
import { HoldPanel } from '../review/HoldPanel';
import { LineTable } from './LineTable';
import { NotesPanel } from '../notes/NotesPanel';
import { StatusForm } from './actions/StatusForm';
import { useAdminOrder } from './useAdminOrder';

const route = getRouteApi('/admin/orders/$orderId');

/** Everything an agent needs to know about an order and may do with it. */
export function AdminOrderPage() {
  const { orderId } = route.useParams();
  const { order, connected } = useAdminOrder(orderId);
  return (
    <Container size="xl" py="lg">
      {order.error && !order.data && isMissing(order.error) && <NoSuchOrder list="/admin/orders" />}
      {order.error && !order.data && !isMissing(order.error) && (
        <ErrorNotice error={order.error} onRetry={() => void order.refetch()} />
      )}
      {order.isPending && <Skeleton h={520} radius="lg" aria-hidden />}
      {order.data && (
        <>
          <AdminOrderHead order={order.data} connected={connected} />
          {order.data.holds.length > 0 && <HoldPanel order={order.data} />}
          <div className={classes.columns}>
            <Work order={order.data} />
            <Facts order={order.data} />
          </div>
        </>
      )}
    </Container>
  );
}

function Work({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <ActionPanel order={order} />
      <Section title={t('adminOrder.lines')}>
        <LineTable lines={order.lines} />
        <TotalsTable totals={order.totals} />
      </Section>
      <Section title={t('parcels.title')}>
        <AdminParcels order={order} />
      </Section>
      <ActivityTabs order={order} />
    </Stack>
  );
}

function Facts({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <CustomerPanel order={order} />
      <Section title={t('orders.page.address')}>
        <AddressText address={order.shippingAddress} />
      </Section>
      <Section title={t('adminOrder.status.title')}>
        <StatusForm order={order} />
      </Section>
      <ErpPanel order={order} />
      <NotesPanel order={order} />
    </Stack>
  );
}
