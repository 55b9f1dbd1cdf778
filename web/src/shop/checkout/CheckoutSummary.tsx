import { Alert, Button, Divider, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from '../../i18n/useTranslation';
import type { CheckoutJson } from '../../../../api/schema/order';
import type { MoneyJson } from '../../../../api/schema/primitives';
import { useFormat } from '../../i18n/useFormat';
import { PromiseText } from '../../orders/promise/PromiseText';
import { TotalsTable } from '../../orders/parts/TotalsTable';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { TextLink } from '../../shell/parts/TextLink';
import classes from './CheckoutPage.module.css';
import type { CreditOffer } from './creditOf';
import { exceededLimits } from './exceededLimits';
import { QuoteLines } from './QuoteLines';
import { placementFailure } from './usePlaceOrder';

interface CheckoutSummaryProps {
  readonly quote: UseQueryResult<CheckoutJson>;
  /** What is collected at the door; null when it is paid by card. */
  readonly cash: MoneyJson | null;
  /** What store credit pays, and what is left; null where it pays nothing. */
  readonly part: CreditOffer['part'];
  readonly placing: boolean;
  readonly failure: Error | null;
}

/** What the cart costs by the API's quote, and the button that makes it an order. */
export function CheckoutSummary({ quote, cash, part, placing, failure }: CheckoutSummaryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, isPlaceholderData } = quote;
  const isShort = data && (data.shortages.length > 0 || exceededLimits(data).length > 0);
  return (
    <Paper component="section" p="lg" className={classes.summary}>
      <Title order={2} mb="md">
        {t('checkout.summary')}
      </Title>
      <Stack gap="sm">
        {error && <ErrorNotice error={error} onRetry={() => void quote.refetch()} />}
        {quote.isPending && <Skeleton h={220} aria-label={t('checkout.pricing')} />}
        {data && (
          <>
            <QuoteLines quote={data} />
            <Divider />
            <TotalsTable totals={data.totals} taxIncluded={data.taxIncluded} />
            {data.promise && <PromiseText promise={data.promise} />}
            {part && <InParts part={part} isAtDoor={cash !== null} />}
            {cash && !part && <AtTheDoor cash={cash} parts={data.paidInParts} />}
          </>
        )}
        {failure && <PlacementNotice failure={failure} />}
        <Button
          type="submit"
          size="md"
          fullWidth
          loading={placing}
          disabled={!data || isShort || isPlaceholderData}
          aria-live="polite"
        >
          {data
            ? t('checkout.place', { total: format.money((!part && cash) || data.totals.grand) })
            : t('checkout.pricing')}
        </Button>
      </Stack>
    </Paper>
  );
}

interface InPartsProps {
  readonly part: NonNullable<CreditOffer['part']>;
  readonly isAtDoor: boolean;
}

/** What store credit pays, and what the rest is paid by. */
function InParts({ part, isAtDoor }: InPartsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = [
    [t('checkout.methods.credit.label'), part.amount],
    [t(isAtDoor ? 'checkout.restAtTheDoor' : 'checkout.restByCard'), part.rest],
  ] as const;
  return rows.map(([label, amount]) => (
    <Group key={label} justify="space-between">
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <Text size="sm" fw={600} className="numeric">
        {format.money(amount)}
      </Text>
    </Group>
  ));
}

interface AtTheDoorProps {
  readonly cash: MoneyJson;
  /** How it is paid with a deposit; null: all at the door. */
  readonly parts: CheckoutJson['paidInParts'];
}

function AtTheDoor({ cash, parts }: AtTheDoorProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {parts && (
        <div>
          <Group justify="space-between">
            <Text size="sm" fw={600}>
              {t('links.deposit.now')}
            </Text>
            <Text size="sm" fw={600} className="numeric">
              {format.money(parts.now)}
            </Text>
          </Group>
          <Text size="xs" c="dimmed">
            {t('links.deposit.checkoutHint')}
          </Text>
        </div>
      )}
      <Group justify="space-between">
        <Text size="sm" fw={600}>
          {t('checkout.atTheDoor')}
        </Text>
        <Text size="sm" fw={600} className="numeric">
          {format.money(parts?.atTheDoor ?? cash)}
        </Text>
      </Group>
    </>
  );
}

function PlacementNotice({ failure }: { readonly failure: Error }) {
  const { t } = useTranslation();
  const meaning = placementFailure(failure);
  if (meaning === 'refused') return <ErrorNotice error={failure} />;
  return (
    <Alert role="alert" color="marigold">
      <Text size="sm">{t(`checkout.${meaning}`)}</Text>
      {meaning === 'alreadyPlaced' && (
        <TextLink to="/orders" size="sm">
          {t('checkout.toOrders')}
        </TextLink>
      )}
    </Alert>
  );
}
