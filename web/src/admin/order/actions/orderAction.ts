import type { TextKey } from '../../../i18n/texts';
import type { ComponentType } from 'react';
import type { AdminOrderJson } from '../../../../../api/schema/admin';
import type { OrderCall } from '../orderCall';

/** A dialog that an action asks by, where its order needs it. */
export interface ActionDialog {
  readonly isNeeded: (order: AdminOrderJson) => boolean;
  readonly Dialog: ComponentType<{ readonly order: AdminOrderJson; readonly onClose: () => void }>;
}

/** How an action of `allowedActions` is offered to staff: a smaller `order` stands first. */
export type OrderAction =
  /** By a button that sends its call at once, unless its order needs to be asked for more. */
  | {
      readonly offered: 'at once';
      readonly order: number;
      readonly label: TextKey;
      readonly call: () => OrderCall;
      readonly asks?: ActionDialog;
    }
  /** By a button that asks for the reason first. */
  | {
      readonly offered: 'for a reason';
      readonly order: number;
      readonly label: TextKey;
      readonly title: TextKey;
      readonly explain: TextKey;
      /** It can't be undone. */
      readonly danger?: true;
      readonly call: (reason: string) => OrderCall;
    }
  /** With each parcel; the text tells to look there. */
  | { readonly offered: 'below'; readonly order: number; readonly hint: TextKey }
  /** In a panel of its own, or to customers alone. */
  | { readonly offered: 'elsewhere' };

export const ELSEWHERE: OrderAction = { offered: 'elsewhere' };
