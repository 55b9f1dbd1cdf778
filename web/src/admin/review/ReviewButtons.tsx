import { Button } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import { ConfirmButton } from '../../shell/parts/ConfirmButton';

interface ReviewButtonsProps {
  readonly isPending: boolean;
  /** `done` is for when it is decided. */
  readonly onDecide: (decision: 'approve' | 'reject', done?: () => void) => void;
}

/** The two decisions that end a review. */
export function ReviewButtons({ isPending, onDecide }: ReviewButtonsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button loading={isPending} onClick={() => onDecide('approve')}>
        {t('review.approve')}
      </Button>
      <ConfirmButton
        variant="outline"
        color="red"
        label={t('review.reject')}
        title={t('review.rejectTitle')}
        explain={t('review.rejectExplain')}
        danger
        busy={isPending}
        onConfirm={(close) => onDecide('reject', close)}
      />
    </>
  );
}
