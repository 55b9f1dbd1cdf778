import type { CourierNeeds } from '../courier';

/** Pathao delivers in Bangladesh, calls mobile numbers alone and prints no more of an address. */
export const PATHAO_NEEDS: CourierNeeds = {
  countries: ['BD'],
  phone: {
    pattern: /^\+8801[3-9]\d{8}$/,
    says: 'The courier calls mobile numbers of Bangladesh alone, such as 01712345678.',
  },
  addressMax: 220,
};
