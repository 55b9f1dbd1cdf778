/** One line that a capability adds to a list which adds capabilities up. */
export interface SharedLine {
  readonly file: string;
  readonly line: string;
  /** The line that it follows. */
  readonly after: string;
}

/** Every line that the gift wrap adds outside of its own files. */
export const SHARED_LINES: readonly SharedLine[] = [
  {
    file: 'domain/commands.ts',
    line: "import { requestGiftWrap } from './gift/requestGiftWrap';",
    after: "import { pushToErp } from './erp/pushToErp';",
  },
  { file: 'domain/commands.ts', line: '  requestGiftWrap,', after: '  correctDelivery,' },
  {
    file: 'domain/facts.ts',
    line: "import { GIFT_FACTS } from './gift/facts';",
    after: "import type { EventEnvelope, FactRow } from './fact';",
  },
  { file: 'domain/facts.ts', line: '  ...GIFT_FACTS,', after: '  ...NOTE_FACTS,' },
  {
    file: 'domain/order/order.ts',
    line: '  readonly giftWrapAt?: string;',
    after: '  readonly deliveredAt?: string;',
  },
  {
    file: 'domain/holds/reasons.ts',
    line: "  GIFT_WRAP: { blocks: GOODS, owner: 'warehouse', releasedBy: STAFF_ROLES },",
    after: 'export const HOLDS = {',
  },
  {
    file: 'domain/notifications/messageTables.ts',
    line: "export { GIFT_MESSAGES } from '../gift/messages';",
    after: "export { NOTE_MESSAGES } from '../notes/messages';",
  },
  {
    file: 'api/routeTables.ts',
    line: "export { giftRoutes } from './gift/routes';",
    after: "export { holdRoutes } from './holds/routes';",
  },
  {
    file: 'web/src/i18n/en.ts',
    line: "export { gift } from '../admin/gift/texts/en';",
    after: "export { erp } from '../admin/erp/texts/en';",
  },
  {
    file: 'web/src/i18n/bn.ts',
    line: "export { gift } from '../admin/gift/texts/bn';",
    after: "export { erp } from '../admin/erp/texts/bn';",
  },
  {
    file: 'web/src/orders/timeline/eventTables.ts',
    line: "export { giftEvents } from '../../admin/gift/events';",
    after: "export { noteEvents } from '../../admin/notes/events';",
  },
  {
    file: 'web/src/admin/orderPageParts.ts',
    line: "export { giftPart } from './gift/part';",
    after: "export { erpPart } from './erp/part';",
  },
];
