import { Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { useFindWord, useWord } from '../../i18n/useWord';
import { useHoldNotes } from '../holds/useHoldNotes';
import { bookingCancelled } from './bookingCancelled';

interface CourierReasonProps {
  readonly order: Pick<AdminOrderJson, 'shipments' | 'allowedActions'>;
  /** What the hold says of itself: of a word that the courier sent. */
  readonly notes: string | undefined;
}

/** What the courier has against a parcel, in its words and ours, and what to do about it. */
export function CourierReason({ order, notes }: CourierReasonProps) {
  const { t } = useTranslation();
  const find = useFindWord();
  const word = useWord();
  const notesText = useHoldNotes();
  const refused = order.shipments.filter(
    ({ error, consignmentId }) => error !== null && consignmentId === null,
  );
  const isBack =
    order.shipments.some(({ status }) => status === 'RETURNED') &&
    !order.allowedActions.includes('releaseHold');
  const isCancelled = refused.some(({ error }) => error === bookingCancelled);
  const said = isBack ? 'back' : 'said';
  return (
    <>
      {refused.map(({ id, courier, error }) => (
        <Text size="sm" key={id} fw={600} style={{ overflowWrap: 'anywhere' }}>
          {error === bookingCancelled
            ? t('parcels.cancelled', { courier: word('parcels.couriers', courier) })
            : t('parcels.refused', {
                courier: word('parcels.couriers', courier),
                word: error ?? '',
                meaning:
                  find('parcels.refusals', error ?? '') ??
                  (notes === undefined ? t('parcels.refusals.other') : notesText(notes)),
              })}
        </Text>
      ))}
      <Text size="sm">
        {t('holds.whatToDo', {
          advice: t(`parcels.advice.${isCancelled ? 'cancelled' : refused.length > 0 ? 'refused' : said}`),
        })}
      </Text>
    </>
  );
}
