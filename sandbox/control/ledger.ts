import type { SentMessage } from '../messages';
import type { VENDORS } from '../vendors';
import type { ControlledParts } from './parts';

type PartOfOne = ReturnType<ReturnType<(typeof VENDORS)[number]['start']>['ledger']>;
type Together<Part> = (Part extends unknown ? (part: Part) => void : never) extends (part: infer All) => void
  ? All
  : never;

/** All that the vendors have seen: each vendor's own ledger beside the others', and the messages of all. */
export type Ledger = Together<PartOfOne> & { readonly messages: readonly SentMessage[] };

/** All that the vendors have seen, or what concerns one order; messages don't say which order they are about. */
export function ledgerOf(
  { vendors, messages }: Pick<ControlledParts, 'vendors' | 'messages'>,
  orderId?: string,
): object {
  return vendors.reduce<object>((all, { ledger }) => ({ ...all, ...ledger(orderId) }), {
    messages: orderId === undefined ? messages.values() : [],
  });
}
