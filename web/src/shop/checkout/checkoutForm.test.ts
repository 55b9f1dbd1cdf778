import { ApiProblem } from '../../http/problem';
import { demoForm, FIELD_FAULTS, orderRequest, refusedFields } from './checkoutForm';
import { checkout as bangla } from './texts/bn';
import { checkout as english } from './texts/en';

describe('the checkout form', () => {
  it('becomes a request without the optional fields left empty', () => {
    const body = orderRequest(demoForm('Rahim Uddin'), 'co_1', { locale: 'bn' });
    expect(body).toEqual({
      checkoutId: 'co_1',
      locale: 'bn',
      shippingAddress: {
        name: 'Rahim Uddin',
        line1: 'House 12, Road 5, Dhanmondi',
        city: 'Dhaka',
        country: 'BD',
        phone: '+8801712345678',
        postcode: '1205',
      },
      contact: {},
      payment: { method: 'card', token: 'pm_card_visa' },
    });
  });

  it('names no card where cash is paid at the door', () => {
    const body = orderRequest(demoForm('Rahim Uddin'), 'co_1', { locale: 'en', method: 'cod' });
    expect(body.payment).toEqual({ method: 'cod' });
  });

  it('pays by store credit first, and the rest by what was chosen', () => {
    const body = orderRequest(demoForm('Rahim Uddin'), 'co_1', { locale: 'en', method: 'cod', credit: 500 });
    expect(body.payment).toEqual({ tenders: [{ method: 'credit', amount: 500 }, { method: 'cod' }] });
  });

  it('says in the label of a field, and nowhere else, that it may be left empty', () => {
    const fields = ['name', 'phone', 'email', 'line1', 'line2', 'city', 'postcode'] as const;
    const faults: Readonly<Record<string, (text: string) => string | null>> = FIELD_FAULTS;
    const optional = fields.filter((field) => !faults[field]?.(''));
    for (const [texts, mark] of [
      [english, 'optional'],
      [bangla, 'না দিলেও চলে'],
    ] as const) {
      expect(fields.filter((field) => texts[field].endsWith(` (${mark})`))).toEqual(optional);
      const hints = [texts.phoneHint, texts.emailHint].join(' ').toLowerCase();
      expect(hints).not.toContain(mark);
    }
  });

  it('gives the courier digits that its programs read', () => {
    const typed = { ...demoForm('রহিম উদ্দিন'), phone: '০১৭১২ ৩৪৫৬৭৮', postcode: '১২০৫' };
    const body = orderRequest(typed, 'co_1', { locale: 'bn' });
    expect(body.shippingAddress).toMatchObject({ phone: '01712 345678', postcode: '1205' });
  });

  it('tells the buyer from whoever takes the parcel', () => {
    const gift = { ...demoForm('Salma Begum'), email: 'rahim@example.com' };
    const body = orderRequest(gift, 'co_1', { locale: 'en', buyer: 'Rahim Uddin' });
    expect(body.shippingAddress.name).toBe('Salma Begum');
    expect(body.contact).toEqual({ name: 'Rahim Uddin', email: 'rahim@example.com' });
  });

  it.each([
    '01712345678',
    '01712-345678',
    '1712345678',
    '+880 1712-345678',
    '+880 (0) 1712-345678',
    '8801712345678',
    '০১৭১২ ৩৪৫৬৭৮',
    '১৭১২৩৪৫৬৭৮',
  ])('takes %s for a mobile number of Bangladesh', (phone) => {
    expect(FIELD_FAULTS.phone(phone)).toBeNull();
  });

  it.each(['call me', '', '(02) 955-1234', '+44 7700 900123', '0171234567', '017123456789', '01212345678'])(
    'says the rule where the phone is %s',
    (phone) => {
      expect(FIELD_FAULTS.phone(phone)).toBe('checkout.badPhone');
    },
  );

  it('shows at each field what the API refused of it, the first of the page first', () => {
    const errors = ['/shippingAddress/line1', '/shippingAddress/phone', '/lines/0/quantity'].map(
      (pointer) => ({
        pointer,
        detail: 'no',
      }),
    );
    const problem = new ApiProblem({ type: 'x', title: '', status: 422, detail: '', errors });
    expect(Object.entries(refusedFields(problem))).toEqual([
      ['phone', 'checkout.badPhone'],
      ['line1', 'checkout.refusedField'],
    ]);
    expect(refusedFields(new Error('away'))).toEqual({});
  });

  it('says what is wrong with a field, and nothing about a good one', () => {
    expect(FIELD_FAULTS.name('  ')).toBe('checkout.required');
    expect(FIELD_FAULTS.email('rahim@')).toBe('checkout.badEmail');
    expect(FIELD_FAULTS.email('')).toBeNull();
  });
});
