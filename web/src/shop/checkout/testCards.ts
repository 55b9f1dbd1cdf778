/** A card of the demonstration, by the gateway's public test handles. */
export interface TestCard {
  readonly name: 'succeeds' | 'declined' | 'funds' | 'confirm';
  /** The gateway's handle, in place of what a card form would give. */
  readonly token: string;
  readonly lastDigits: string;
}

export const TEST_CARDS: readonly [TestCard, ...TestCard[]] = [
  { name: 'succeeds', token: 'pm_card_visa', lastDigits: '4242' },
  { name: 'declined', token: 'pm_card_chargeDeclined', lastDigits: '0002' },
  { name: 'funds', token: 'pm_card_chargeDeclinedInsufficientFunds', lastDigits: '9995' },
  { name: 'confirm', token: 'pm_card_authenticationRequired', lastDigits: '3184' },
];
