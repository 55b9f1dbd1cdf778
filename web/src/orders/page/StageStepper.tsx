import {
  IconBox,
  IconCheck,
  IconHomeCheck,
  IconPackage,
  IconReceipt,
  IconRotate,
  IconTruck,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation';
import type { OrderStatus, Stage } from '../../../../domain/order/status';
import classes from './StageStepper.module.css';
import { stepsOf, type StepState } from './stages';

const ICONS: Readonly<Record<Stage, Icon>> = {
  Placed: IconReceipt,
  Processing: IconBox,
  Ready: IconPackage,
  Shipped: IconTruck,
  Delivered: IconHomeCheck,
  Cancelled: IconX,
  Returned: IconRotate,
};

const SAID = {
  done: 'orders.page.stepDone',
  now: 'orders.page.stepNow',
  next: 'orders.page.stepNext',
  stopped: 'orders.page.stepNow',
} as const satisfies Record<StepState, string>;

interface StageStepperProps {
  readonly stage: Stage;
  readonly status: OrderStatus;
}

/** The order's way as a line that runs through its stages. */
export function StageStepper({ stage, status }: StageStepperProps) {
  const { t } = useTranslation();
  return (
    <ol className={classes.steps} aria-label={t('orders.page.progress')}>
      {stepsOf(stage, status).map((step) => {
        const Glyph = step.state === 'done' ? IconCheck : ICONS[step.stage];
        return (
          <li
            key={step.stage}
            className={classes.step}
            data-state={step.state}
            aria-current={step.state === 'now' ? 'step' : undefined}
          >
            <span className={classes.dot}>
              <Glyph size={18} stroke={2} aria-hidden />
            </span>
            <span className={classes.name}>{t(`orders.stage.${step.stage}`)}</span>
            <span className={classes.said}>{t(SAID[step.state])}</span>
          </li>
        );
      })}
    </ol>
  );
}
