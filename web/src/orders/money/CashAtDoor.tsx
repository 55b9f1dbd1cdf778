import { Text } from '@mantine/core';
import type { OrderJson } from '../../../../api/schema/order';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { cashNoteOf } from './cashNote';

/** What the customer pays at the door, or has paid there; nothing in an order that is paid otherwise. */
export function CashAtDoor({ order }: { readonly order: OrderJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const note = cashNoteOf(order);
  if (!note) return null;
  return (
    <Text size="sm" mt="xs" {...(note.text === 'paid' ? { c: 'dimmed' } : { fw: 600 })}>
      {t(`cash.atDoor.${note.text}`, { amount: format.money(note.amount) })}
    </Text>
  );
}
