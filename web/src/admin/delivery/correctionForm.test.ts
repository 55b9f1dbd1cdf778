import { ApiProblem } from '../../http/problem';
import { correctionOf, formOf, missingFields, refusedFields } from './correctionForm';

const ADDRESS = { name: 'Rahim Uddin', line1: '12 Lake Road', line2: 'Flat 3B', phone: '+8801711000001' };

describe('the form of a correction', () => {
  it('begins as the order has it, and corrects nothing then', () => {
    expect(formOf(ADDRESS)).toEqual({ ...ADDRESS, reason: '' });
    expect(correctionOf(formOf(ADDRESS), ADDRESS, ADDRESS)).toBeUndefined();
    expect(formOf({ name: 'Mina', line1: '7 Hill Road' })).toMatchObject({ phone: '', line2: '' });
  });

  it('sends what was changed alone, with digits that programs read, and why', () => {
    const form = { ...formOf(ADDRESS), phone: ' ০১৮১১-০০০০০২ ', name: 'Rahim Uddin ', reason: ' Called ' };
    expect(correctionOf(form, ADDRESS, ADDRESS)).toEqual({
      shippingAddress: { phone: '01811-000002' },
      reason: 'Called',
    });
  });

  it('takes a second line away that was emptied', () => {
    expect(correctionOf({ ...formOf(ADDRESS), line2: ' ' }, ADDRESS, ADDRESS)).toEqual({
      shippingAddress: { line2: null },
    });
  });

  it('leaves what somebody else corrected meanwhile, and what the order has by now', () => {
    const form = { ...formOf(ADDRESS), line1: '7 Hill Road' };
    const now = { ...ADDRESS, name: 'Mina' };
    expect(correctionOf(form, ADDRESS, now)).toEqual({ shippingAddress: { line1: '7 Hill Road' } });
    expect(correctionOf(form, ADDRESS, { ...now, line1: '7 Hill Road' })).toBeUndefined();
  });

  it('needs all but the second line; a phone only where the order has one', () => {
    const form = { name: ' ', phone: '', line1: '', line2: '', reason: '' };
    const required = 'delivery.faults.required';
    expect(missingFields(form, ADDRESS)).toEqual({ name: required, phone: required, line1: required });
    const { phone: _none, ...phoneless } = ADDRESS;
    expect(missingFields({ ...formOf(phoneless) }, phoneless)).toEqual({});
  });

  it('shows at each field what the API refused of it', () => {
    const errors = ['/shippingAddress/line1', '/shippingAddress/phone', '/reason'].map((pointer) => ({
      pointer,
      detail: 'no',
    }));
    const problem = { type: 'validation', title: 'No', status: 422, detail: 'no', errors };
    expect(Object.entries(refusedFields(new ApiProblem(problem)))).toEqual([
      ['phone', 'delivery.faults.phone'],
      ['line1', 'delivery.faults.refused'],
    ]);
    expect(refusedFields(new Error('away'))).toEqual({});
  });
});
