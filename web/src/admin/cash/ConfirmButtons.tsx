import { Button } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { Confirmation } from './confirmOrder';

interface ConfirmButtonsProps {
  readonly isPending: boolean;
  readonly onAnswer: (outcome: Confirmation) => void;
}

/** What the customer answered to whether they want what they are to pay at the door. */
export function ConfirmButtons({ isPending, onAnswer }: ConfirmButtonsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button loading={isPending} onClick={() => onAnswer('CONFIRMED')}>
        {t('cash.confirmed')}
      </Button>
      <Button variant="outline" color="red" loading={isPending} onClick={() => onAnswer('REFUSED')}>
        {t('cash.refused')}
      </Button>
    </>
  );
}
