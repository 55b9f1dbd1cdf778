import { ActionIcon, Anchor, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../../api/schema/admin';
import { useFormat } from '../../../i18n/useFormat';
import { useWord } from '../../../i18n/useWord';
import { useScanText } from '../../../orders/parcels/useScanText';
import { tracking } from '../../parcels/api';
import { useAdminOrderPart } from '../useAdminOrder';
import classes from './AnswerLine.module.css';

interface AnswerLineProps {
  readonly order: AdminOrderJson;
}

/**
 * What is answered on the phone: whom it goes to and their number, when it was ordered, with which courier it is and where that
 * saw it last.
 */
export function AnswerLine({ order }: AnswerLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, city, phone: onParcel } = order.shippingAddress;
  const phone = onParcel ?? order.contact.phone ?? order.customer.phone;
  return (
    <dl className={classes.facts}>
      <Fact wide label={t('orderList.recipient')}>
        {name}, {city}
      </Fact>
      {phone && (
        <Fact label={t('orderList.phone')}>
          <Anchor
            inherit
            href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}
            className={`${classes.phone} numeric`}
          >
            {phone}
          </Anchor>
        </Fact>
      )}
      <Fact label={t('adminOrder.answer.placed')}>
        <time dateTime={order.createdAt}>{format.instant(order.createdAt)}</time>
      </Fact>
      <ParcelFacts order={order} />
    </dl>
  );
}

/** Of the parcel that was packed last: one that was taken back is on no way. */
function ParcelFacts({ order }: AnswerLineProps) {
  const { t } = useTranslation();
  const word = useWord();
  const parcel = order.shipments.findLast(({ status }) => status !== 'PULLED');
  if (!parcel) return null;
  const { courier, consignmentId } = parcel;
  return (
    <>
      <Fact wide label={t('parcels.courier')}>
        {word('parcels.couriers', courier)}
        {consignmentId && <Consignment id={consignmentId} />}
      </Fact>
      <Fact wide label={t('adminOrder.answer.lastScan')}>
        <LastScan order={order} parcelId={parcel.id} />
      </Fact>
    </>
  );
}

function Consignment({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  return (
    <>
      {' '}
      <span className="mono">{id}</span>
      <CopyButton value={id}>
        {({ copied, copy }) => (
          <ActionIcon
            className={classes.copy}
            variant="subtle"
            aria-label={t(copied ? 'adminOrder.answer.copied' : 'adminOrder.answer.copy', { id })}
            onClick={copy}
          >
            {copied ? <IconCheck size={17} aria-hidden /> : <IconCopy size={17} aria-hidden />}
          </ActionIcon>
        )}
      </CopyButton>
    </>
  );
}

interface LastScanProps extends AnswerLineProps {
  readonly parcelId: string;
}

/** Its place is there before its words are: what stands below doesn't move. */
function LastScan({ order, parcelId }: LastScanProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const scanText = useScanText();
  const { data } = useAdminOrderPart(order.id, tracking);
  const scans = data?.shipments.find(({ id }) => id === parcelId)?.events;
  if (!scans) return null;
  const last = scans.toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt)).at(-1);
  if (!last) return t('adminOrder.answer.noScan');
  return (
    <>
      {scanText(last)},{' '}
      <time dateTime={last.occurredAt} title={format.instant(last.occurredAt)}>
        {format.ago(last.occurredAt)}
      </time>
    </>
  );
}

interface FactProps {
  readonly label: string;
  /** It takes a line of its own on a phone. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

function Fact({ label, wide = false, children }: FactProps) {
  return (
    <div className={wide ? `${classes.fact} ${classes.wide}` : classes.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
