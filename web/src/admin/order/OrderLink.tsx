import { TextLink } from '../../shell/parts/TextLink';

interface OrderLinkProps {
  readonly orderId: string;
  readonly orderNumber: string;
  /** The tab of records that stands open there; absent: the first. */
  readonly tab?: string;
}

/** An order's number in a list of the back office, which leads to the order. */
export function OrderLink({ orderId, orderNumber, tab }: OrderLinkProps) {
  return (
    <TextLink
      alone
      to="/admin/orders/$orderId"
      params={{ orderId }}
      search={tab === undefined ? {} : { tab }}
      size="sm"
      className="mono"
    >
      {orderNumber}
    </TextLink>
  );
}
