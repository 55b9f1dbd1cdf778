import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { cancelMissing, reallocate } from '../allocation/api';
import { confirmOrder } from '../cash/confirmOrder';
import { ConfirmButtons } from '../cash/ConfirmButtons';
import { useAdminCommand } from '../order/useAdminOrder';
import { decideReview } from '../review/api';
import { ReviewButtons } from '../review/ReviewButtons';
import { releaseHold } from './api';
import { useHoldName, type HoldJson } from './HoldFacts';
import { ReleaseButton } from './ReleaseButton';
import classes from './HoldPanel.module.css';

interface HoldDecisionProps {
  readonly order: AdminOrderJson;
  readonly hold: HoldJson;
}

/** What this person may decide about the hold; nothing where that is for others. */
export function HoldDecision({ order, hold }: HoldDecisionProps) {
  const { t } = useTranslation();
  const name = useHoldName(order)(hold);
  const [notes, setNotes] = useState('');
  const command = useAdminCommand(order.id, () => setNotes(''));
  const mayReview = hold.reason === 'FRAUD_REVIEW' && order.allowedActions.includes('decideReview');
  const mayConfirm = hold.reason === 'CONFIRMATION' && order.allowedActions.includes('confirm');
  const mayReallocate = hold.reason === 'SHORTAGE' && order.allowedActions.includes('reallocate');
  if (!mayReview && !mayConfirm && !mayReallocate && !hold.mayRelease) return null;
  return (
    <div className={classes.decision} role="group" aria-label={name}>
      <Textarea
        className={classes.notes}
        label={t(
          mayReview || mayConfirm || mayReallocate
            ? 'holds.notes'
            : hold.releaseNeedsNotes
              ? 'holds.decisionNotes'
              : 'holds.releaseNotes',
        )}
        required={hold.releaseNeedsNotes}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
        minRows={1}
        maxLength={2000}
      />
      <Group gap="sm">
        {mayReview && (
          <ReviewButtons
            isPending={command.isPending}
            onDecide={(decision, onSuccess) =>
              command.mutate(decideReview(decision, notes), { ...(onSuccess && { onSuccess }) })
            }
          />
        )}
        {mayConfirm && (
          <ConfirmButtons
            isPending={command.isPending}
            onAnswer={(outcome, onSuccess) =>
              command.mutate(confirmOrder(outcome, notes), { ...(onSuccess && { onSuccess }) })
            }
          />
        )}
        {mayReallocate && (
          <ShortageButtons
            isPending={command.isPending}
            mayCancel={notes.trim() !== ''}
            onLook={() => command.mutate(reallocate(notes))}
            onCancel={() => command.mutate(cancelMissing(notes))}
          />
        )}
        {hold.mayRelease && (
          <ReleaseButton
            hold={hold}
            name={name}
            isPending={command.isPending}
            isReady={!hold.releaseNeedsNotes || notes.trim() !== ''}
            onRelease={(onSuccess) =>
              command.mutate(releaseHold(hold.key, notes), { ...(onSuccess && { onSuccess }) })
            }
          />
        )}
      </Group>
    </div>
  );
}

interface ShortageButtonsProps {
  readonly isPending: boolean;
  /** Why is said: money goes back. */
  readonly mayCancel: boolean;
  readonly onLook: () => void;
  readonly onCancel: () => void;
}

function ShortageButtons({ isPending, mayCancel, onLook, onCancel }: ShortageButtonsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button loading={isPending} onClick={onLook}>
        {t('allocation.again')}
      </Button>
      <Button variant="outline" color="red" disabled={!mayCancel} loading={isPending} onClick={onCancel}>
        {t('allocation.cancelMissing')}
      </Button>
    </>
  );
}
