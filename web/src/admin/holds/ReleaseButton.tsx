import { Button } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import { ConfirmButton } from '../../shell/parts/ConfirmButton';
import type { HoldJson } from './HoldFacts';

/** Holds whose release moves money, or lets goods go without it. */
const OF_MONEY: readonly string[] = ['PAYMENT', 'REFUND'];

interface ReleaseButtonProps {
  readonly hold: HoldJson;
  /** What the hold is called. */
  readonly name: string;
  readonly isPending: boolean;
  /** Whether what its release needs is written. */
  readonly isReady: boolean;
  /** `done` is for when it is released. */
  readonly onRelease: (done?: () => void) => void;
}

/** Releases a hold: at once, or once it is confirmed where money moves by it. */
export function ReleaseButton({ hold, name, isPending, isReady, onRelease }: ReleaseButtonProps) {
  const { t } = useTranslation();
  // Beside its hold the short word is clear; who hears the buttons alone needs the name.
  const named = t('holds.releaseNamed', { hold: name });
  if (OF_MONEY.includes(hold.reason)) {
    return (
      <ConfirmButton
        label={t('holds.release')}
        name={named}
        title={named}
        explain={t(hold.releaseNeedsNotes ? 'holds.releaseAsIs' : 'holds.releaseRetries')}
        disabled={!isReady}
        busy={isPending}
        onConfirm={onRelease}
      />
    );
  }
  return (
    <Button aria-label={named} loading={isPending} disabled={!isReady} onClick={() => onRelease()}>
      {t('holds.release')}
    </Button>
  );
}
