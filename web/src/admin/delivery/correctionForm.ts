import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { CorrectDeliveryRequestJson } from '../../../../api/schema/delivery';
import type { CorrectableField } from '../../../../domain/delivery/correction';
import { ApiProblem } from '../../http/problem';
import { latinDigits } from '../../i18n/format';
import { FIELDS } from './fields';

/** What staff fill in: the fields that can be corrected, and why. */
export type CorrectionForm = Readonly<Record<CorrectableField | 'reason', string>>;

/** What of it the API is sent. */
export type Correction = Pick<CorrectDeliveryRequestJson, 'shippingAddress' | 'reason'>;

type Address = Pick<AdminOrderJson['shippingAddress'], CorrectableField>;

/** What is wrong with a field, as the key of the text that says so. */
export type FieldFault = `delivery.faults.${'required' | 'phone' | 'refused'}`;
type Faults = Partial<Record<CorrectableField, FieldFault>>;

/** The form as the order has it. */
export const formOf = ({ name, phone = '', line1, line2 = '' }: Address): CorrectionForm => ({
  ...{ name, phone, line1, line2 },
  reason: '',
});

/** What is missing: only the second line can be taken away. */
export function missingFields(form: CorrectionForm, opened: Address): Faults {
  const before = formOf(opened);
  const missing = FIELDS.filter(
    (field) => field !== 'line2' && before[field] !== '' && form[field].trim() === '',
  );
  return Object.fromEntries(missing.map((field) => [field, 'delivery.faults.required']));
}

/**
 * What somebody changed since they opened the form, as far as the order doesn't have it by now; undefined when that is nothing.
 * What somebody else corrected meanwhile stays.
 */
export function correctionOf(form: CorrectionForm, opened: Address, now: Address): Correction | undefined {
  const [before, current] = [formOf(opened), formOf(now)];
  const given = (field: CorrectableField): string =>
    (field === 'phone' ? latinDigits(form[field]) : form[field]).trim();
  const changed = FIELDS.filter((field) => given(field) !== before[field] && given(field) !== current[field]);
  if (changed.length === 0) return undefined;
  const fields = changed.map((field) => [field, field === 'line2' ? given(field) || null : given(field)]);
  const reason = form.reason.trim();
  return { shippingAddress: Object.fromEntries(fields), ...(reason !== '' && { reason }) };
}

/** What the API refused of the form, by its fields; empty when it was something else. */
export function refusedFields(error: unknown): Faults {
  if (!(error instanceof ApiProblem)) return {};
  const pointers = (error.problem.errors ?? []).map(({ pointer }) => pointer);
  const refused = FIELDS.filter((field) => pointers.includes(`/shippingAddress/${field}`));
  return Object.fromEntries(
    refused.map((field) => [field, field === 'phone' ? 'delivery.faults.phone' : 'delivery.faults.refused']),
  );
}
