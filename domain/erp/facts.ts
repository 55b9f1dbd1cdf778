import { unchanged, type FactTable, type NoFields } from '../fact';

/** What happens between an order and the ERP. */
export interface ErpPushFacts {
  readonly ErpPushRequested: NoFields;
}

export const ERP_FACTS: FactTable<ErpPushFacts> = {
  ErpPushRequested: { evolve: unchanged, erp: true },
};
