import type { ForecastJson } from '../../../../api/schema/stock/promise';
import type { TextKey } from '../../i18n/texts';
import type { TextValues } from '../../i18n/translate';
import type { Format } from '../../i18n/useFormat';
import { reasonOf } from '../../orders/promise/reasonOf';

type Step = ForecastJson['because'][number];

const KEYS: Partial<Record<Step['code'], TextKey>> = {
  WAITS_FOR_PAYMENT: 'forecast.because.waitsForPayment',
  HELD: 'forecast.because.held',
  NOT_LEFT: 'forecast.because.notLeft',
  HANDED_OVER: 'forecast.because.handedOver',
  OUT_FOR_DELIVERY: 'forecast.because.outForDelivery',
  ATTEMPT_FAILED: 'forecast.because.attemptFailed',
  OVERDUE: 'forecast.because.overdue',
  RETURNING: 'forecast.because.returning',
  DELIVERED: 'forecast.because.delivered',
};

/** The text that tells a step of a forecast, and what is filled into it: what happened, or what a promise would say as well. */
export function forecastReason(
  step: Step,
  format: Pick<Format, 'calendarDay' | 'clock' | 'digits'>,
): { readonly key: TextKey; readonly values: TextValues } | undefined {
  const key = KEYS[step.code];
  return key ? { key, values: { day: format.calendarDay(step.day, false) } } : reasonOf(step, format);
}

/** Steps that say why it comes later, not how it goes on: all of them where none does. */
export function troublesOf(because: readonly Step[]): readonly Step[] {
  const troubles = because.filter(
    ({ code }) => !['LEAVES', 'TRANSIT', 'COURIER_HOLIDAY', 'HANDED_OVER'].includes(code),
  );
  return troubles.length > 0 ? troubles : because;
}
