import type { TextKey } from '../../i18n/texts';
import type { ComponentType } from 'react';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { Action } from '../../../../domain/actions';
import type { OrderAction } from './actions/orderAction';

/** Where a panel stands on the page of an order in the back office. */
interface Place {
  /** Unlike that of any other panel. */
  readonly name: string;
  /** Smaller numbers stand first, within the column. */
  readonly order: number;
  readonly Panel: ComponentType<{ readonly order: AdminOrderJson }>;
}

/**
 * One part of the page of an order: across the whole page, above all else, what somebody must decide (it shows nothing
 * unless it has to); in the wide column what is worked on; in the narrow one what one wants to know.
 */
export interface OrderPanel extends Place {
  readonly column: 'alerts' | 'work' | 'facts';
}

/** A panel of records below the work, behind a tab. */
export interface OrderRecords extends Place {
  readonly column: 'records';
  readonly label: TextKey;
}

/** Something that is done rarely, and asks for more than a word: it stands in the menu beside the buttons. */
export interface OrderDialog {
  /** Unlike that of any other dialog. */
  readonly name: string;
  /** Smaller numbers stand first. */
  readonly order: number;
  readonly label: TextKey;
  /** Whether this person may do it to the order now. */
  readonly isOffered: (order: AdminOrderJson) => boolean;
  readonly Dialog: ComponentType<OrderDialogProps>;
}

/** Something beside its holds that an order may wait for. */
export interface OrderWait {
  /** What it waits for now; undefined: nothing of it. */
  readonly say: (order: AdminOrderJson) => TextKey | undefined;
  /** The panel of records where that is decided. */
  readonly records: string;
}

/** What a dialog of the menu is given. */
export interface OrderDialogProps {
  readonly order: AdminOrderJson;
  readonly onClose: () => void;
}

/** What one capability brings to the page of an order in the back office. */
export interface OrderPagePart {
  readonly panels?: readonly (OrderPanel | OrderRecords)[];
  readonly dialogs?: readonly OrderDialog[];
  readonly waits?: readonly OrderWait[];
  /** How each of its actions in `allowedActions` is offered. */
  readonly actions?: Readonly<Partial<Record<Action, OrderAction>>>;
}
