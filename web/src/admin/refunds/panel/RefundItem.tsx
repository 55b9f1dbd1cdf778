import { Badge, Text } from '@mantine/core';
import { useTranslation } from '../../../i18n/useTranslation';
import type { RefundJson } from '../../../../../api/schema/money/refunds';
import { useFormat } from '../../../i18n/useFormat';
import { useFindWord } from '../../../i18n/useWord';
import { lineName } from '../../../orders/parts/lineName';
import { taxOfRefund } from '../../../orders/refunds/taxOfRefund';
import { personName } from '../../../session/personName';
import { MoneyRecord } from '../../money/MoneyRecord';
import { customerNameOf } from '../../order/customerNameOf';
import { REFUND_COLOR } from '../refundColor';
import { useReasonText } from '../useReasonText';
import { RefundDecision } from './RefundDecision';
import type { RefundProps } from './refundProps';

/** A refund: what it is for, how far it has come and by whom, and what this person may do about it. */
export function RefundItem({ order, refund }: RefundProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const reasonText = useReasonText();
  const { id, status, amount, kind, because, steps } = refund;
  return (
    <MoneyRecord
      title={t('refunds.numbered', { id: format.number(Number(id)) })}
      state={{ color: REFUND_COLOR[status], text: t(`refunds.status.${status}`) }}
      aside={
        <Badge size="sm" variant="outline">
          {t(`refunds.kind.${kind}`)}
        </Badge>
      }
      amount={amount}
    >
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {[reasonText(refund), ...partsOf(refund)].join(' · ')}
      </Text>
      {because.map((cause) => (
        <Text key={cause} size="xs" c="dimmed">
          {t('appeasements.waitsBecause', { why: t(`appeasements.because.${cause}`) })}
        </Text>
      ))}
      {steps.map((step) => (
        <RefundStep
          key={`${step.step} ${step.at}`}
          step={step}
          customerName={customerNameOf(order.customer)}
        />
      ))}
      <Moves refund={refund} />
      <RefundDecision order={order} refund={refund} />
    </MoneyRecord>
  );

  /** What it is for, in words. */
  function partsOf({ lines, shipping }: RefundJson): readonly string[] {
    const tax = taxOfRefund(refund);
    return [
      ...lines.map(({ lineId, quantity }) => `${format.number(quantity)} × ${nameOf(lineId)}`),
      ...(shipping ? [t('refunds.delivery')] : []),
      ...(tax ? [t('checkout.taxIncluded', { tax: format.money(tax) })] : []),
    ];
  }

  function nameOf(lineId: string): string {
    const line = order.lines.find((one) => one.id === lineId);
    return line ? lineName(line) : lineId;
  }
}

/** What of it is given back of which payment, and how far that has come. */
function Moves({ refund: { status, moves } }: Pick<RefundProps, 'refund'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const find = useFindWord();
  return moves.map((move) => (
    <Text key={`${move.paymentId} ${move.reference} ${move.state}`} size="xs" c="dimmed">
      {format.money(move.amount)} ·{' '}
      {move.method === 'credit'
        ? t('storeCredit.name')
        : (find('money.provider', move.provider) ?? move.provider)}{' '}
      ·{' '}
      {t(
        status === 'TO_PAY_OUT' && move.state === 'DUE'
          ? 'refunds.move.BY_HAND'
          : `refunds.move.${move.state}`,
      )}
      {move.reference !== null && (
        <>
          {' · '}
          <span className="mono">{move.reference}</span>
        </>
      )}
      {move.code !== null && ` · ${move.code}`}
    </Text>
  ));
}

interface RefundStepProps {
  readonly step: RefundJson['steps'][number];
  readonly customerName: string | undefined;
}

/** Who asked for it or decided on it, and what they wrote. */
function RefundStep({ step: { step, by, at, notes }, customerName }: RefundStepProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const find = useFindWord();
  return (
    <>
      <Text size="xs" c="dimmed">
        {t(`refunds.step.${step}`, { who: personName(by, find, customerName), at: format.instant(at) })}
      </Text>
      {notes !== null && (
        <Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {notes}
        </Text>
      )}
    </>
  );
}
