import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { OrderJson } from '../../../../api/schema/order';

/** Its fields are fetched when somebody opens it. */
const AskForRefundDialog = lazy(async () => ({
  default: (await import('./AskForRefundDialog')).AskForRefundDialog,
}));

/** Lets a customer whose money was taken ask for some of it back. */
export function AskForRefund({ order }: { readonly order: OrderJson }) {
  const { t } = useTranslation();
  const [isAsked, ask] = useState(false);
  return (
    <>
      <Button variant="subtle" mt="xs" onClick={() => ask(true)}>
        {t('refunds.ask.open')}
      </Button>
      {isAsked && (
        <Suspense fallback={null}>
          <AskForRefundDialog order={order} onClose={() => ask(false)} />
        </Suspense>
      )}
    </>
  );
}
