import { Button } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import { ConfirmButton } from '../../shell/parts/ConfirmButton';
import type { Confirmation } from './confirmOrder';

interface ConfirmButtonsProps {
  readonly isPending: boolean;
  /** `done` is for when it is recorded. */
  readonly onAnswer: (outcome: Confirmation, done?: () => void) => void;
}

/** What the customer answered to whether they want what they are to pay at the door. */
export function ConfirmButtons({ isPending, onAnswer }: ConfirmButtonsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button loading={isPending} onClick={() => onAnswer('CONFIRMED')}>
        {t('cash.confirmed')}
      </Button>
      <ConfirmButton
        variant="outline"
        color="red"
        label={t('cash.refused')}
        title={t('cash.refusedTitle')}
        explain={t('cash.refusedExplain')}
        danger
        busy={isPending}
        onConfirm={(close) => onAnswer('REFUSED', close)}
      />
    </>
  );
}
