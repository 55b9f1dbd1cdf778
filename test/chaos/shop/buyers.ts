/** A customer with data that nobody else has and that no program would write by chance. */
export interface Buyer {
  readonly customerId: string;
  readonly name: string;
  readonly email: string;
  /** As typed in: national. */
  readonly phone: string;
  /** As the messaging vendor gets it: E.164. */
  readonly dialled: string;
  readonly street: string;
  readonly note: string;
}

/** The buyer of a wish, by its place in the schedule. */
export function buyerOf(wish: number): Buyer {
  const number = String(wish).padStart(4, '0');
  const national = `187650${number}`;
  return {
    customerId: `customer-${number}`,
    name: `Quetzalina Vraskovitch ${number}`,
    email: `zq.${number}@vraskovitch.example`,
    phone: `0${national}`,
    dialled: `+880${national}`,
    street: `House ${number}, Xylograph Lane`,
    note: `Nightingale remark ${number}`,
  };
}

/** What must not be found anywhere but in the database and with the vendors. */
export function personalTexts(buyers: readonly Buyer[]): string[] {
  const all = buyers.flatMap(({ email, phone }) => [email, phone.slice(1)]);
  return ['Quetzalina', 'Vraskovitch', 'vraskovitch', 'Xylograph', 'Nightingale', ...all];
}
