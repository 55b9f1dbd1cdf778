import { Badge, Stack, Text, Title } from '@mantine/core';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { AllocationJson } from '../../../../api/schema/stock/allocation';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { Awaited } from '../../shell/feedback/Awaited';
import { useAdminOrderPart } from '../order/useAdminOrder';
import { allocation } from './api';
import { CandidateTable } from './CandidateTable';
import { ChosenBy } from './ChosenBy';
import { WhatIf } from './WhatIf';

/** From where an order's pieces come, how that was chosen each time, and what would be chosen now. */
export function AllocationPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const query = useAdminOrderPart(order.id, allocation);
  const isOpen = order.lines.some(({ quantities: q }) => q.reserved + q.backordered > 0);
  return (
    <Stack gap="lg">
      <Text size="sm">{t(`allocation.wish.${order.deliveryWish}`)}</Text>
      <Awaited query={query} room={120}>
        {({ choices }) => (
          <Stack gap="lg">
            {choices.length === 0 && (
              <Text c="dimmed" size="sm">
                {t('allocation.noChoice')}
              </Text>
            )}
            {choices.map((choice, index) => (
              <ChoiceSection key={choice.at} choice={choice} number={index + 1} order={order} />
            ))}
          </Stack>
        )}
      </Awaited>
      {isOpen && <WhatIf order={order} />}
    </Stack>
  );
}

interface ChoiceSectionProps {
  readonly choice: AllocationJson['choices'][number];
  readonly number: number;
  readonly order: AdminOrderJson;
}

function ChoiceSection({ choice, number, order }: ChoiceSectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = t(`allocation.cause.${choice.cause}`);
  return (
    <section aria-label={`${title} ${format.number(number)}`}>
      <Title order={3} mb={4}>
        {title}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {format.instant(choice.at)}
      </Text>
      <ChosenBy {...choice} />
      {!choice.repeatable && (
        <Badge color="marigold" variant="light" mb="xs">
          {t('allocation.otherToday')}
        </Badge>
      )}
      <CandidateTable label={title} candidates={choice.candidates} currency={order.currency} />
    </section>
  );
}
