import { Button } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';

interface ReviewButtonsProps {
  readonly isPending: boolean;
  readonly onDecide: (decision: 'approve' | 'reject') => void;
}

/** The two decisions that end a review. */
export function ReviewButtons({ isPending, onDecide }: ReviewButtonsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button loading={isPending} onClick={() => onDecide('approve')}>
        {t('review.approve')}
      </Button>
      <Button variant="outline" color="red" loading={isPending} onClick={() => onDecide('reject')}>
        {t('review.reject')}
      </Button>
    </>
  );
}
