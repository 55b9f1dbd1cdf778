import { Button, Text } from '@mantine/core';
import { useId, useState } from 'react';
import type { DeliveryPromiseJson } from '../../../../api/schema/stock/promise';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { useNow } from '../parts/useNow';
import classes from './PromiseText.module.css';
import { daysOf, isOver, reasonOf } from './reasonOf';

/** The days between which an order arrives, and on request why then. */
export function PromiseText({ promise }: { readonly promise: DeliveryPromiseJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isOpen, open] = useState(false);
  const list = useId();
  const { earliest, latest } = promise;
  const values = daysOf({ from: earliest, to: latest }, format);
  const now = useNow();
  const said = isOver(promise, new Date(now)) ? 'was' : 'is';
  return (
    <div>
      <div className={classes.promise}>
        <Text size="sm" fw={600}>
          {t(`promise.${said}.${earliest === latest ? 'day' : 'days'}`, values)}
        </Text>
        <Button
          variant="subtle"
          size="compact-sm"
          mih={44}
          aria-expanded={isOpen}
          aria-controls={isOpen ? list : undefined}
          onClick={() => open(!isOpen)}
        >
          {t('promise.why')}
        </Button>
      </div>
      {isOpen && <Reasons id={list} because={promise.because} />}
    </div>
  );
}

interface ReasonsProps extends Pick<DeliveryPromiseJson, 'because'> {
  readonly id: string;
}

function Reasons({ id, because }: ReasonsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul id={id} className={classes.reasons}>
      {because.map((step) => {
        const reason = reasonOf(step, format);
        if (!reason) return null;
        return (
          <Text key={`${step.code}/${step.day}`} component="li" size="sm" c="dimmed">
            {t(reason.key, { replace: reason.values })}
          </Text>
        );
      })}
    </ul>
  );
}

interface NewDayProps {
  readonly promise: Pick<DeliveryPromiseJson, 'latest'>;
  readonly forecast: { readonly latest: string | null } | null;
}

/** The day by which an order is expected after all, where that is later than was promised. */
export function NewDay({ promise, forecast }: NewDayProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { latest = null } = forecast ?? {};
  if (latest === null || latest <= promise.latest) return null;
  return (
    <Text size="sm" fw={600} ta="center" role="status">
      {t('promise.later', { day: format.calendarDay(latest, false) })}
    </Text>
  );
}
