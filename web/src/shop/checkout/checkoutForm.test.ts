import { demoForm, FIELD_FAULTS, orderRequest } from './checkoutForm';

describe('the checkout form', () => {
  it('becomes a request without the optional fields left empty', () => {
    const body = orderRequest(demoForm('Rahim Uddin'), 'co_1', 'bn');
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
      contact: { phone: '+8801712345678' },
      payment: { method: 'card', token: 'pm_card_visa' },
    });
  });

  it('gives the courier digits that its programs read', () => {
    const typed = { ...demoForm('রহিম উদ্দিন'), phone: '০১৭১২ ৩৪৫৬৭৮', postcode: '১২০৫' };
    const body = orderRequest(typed, 'co_1', 'bn');
    expect(body.shippingAddress).toMatchObject({ phone: '01712 345678', postcode: '1205' });
    expect(body.contact).toEqual({ phone: '01712 345678' });
  });

  it('says what is wrong with a field, and nothing about a good one', () => {
    expect(FIELD_FAULTS.name('  ')).toBe('checkout.required');
    expect(FIELD_FAULTS.phone('call me')).toBe('checkout.badPhone');
    expect(FIELD_FAULTS.phone('+880 1712-345678')).toBeNull();
    expect(FIELD_FAULTS.phone('০১৭১২ ৩৪৫৬৭৮')).toBeNull();
    expect(FIELD_FAULTS.email('rahim@')).toBe('checkout.badEmail');
    expect(FIELD_FAULTS.email('')).toBeNull();
  });
});
