import type { Texts } from '../../i18n/texts';

/** The name of a sentence that a rule writes with a hold. */
export type RuleNote = keyof Texts['holds']['ruleNotes'];

/**
 * What rules write with a hold, or its release, as its record keeps it: in English, for the history and the Temporal Web UI. By it pages
 * know the sentence again, and tell it in the reader's language.
 */
export const RULE_NOTES: Readonly<Record<RuleNote, string>> = {
  cashForNothing: 'Cash was collected that no goods stand for: {{amount}}.',
  refundsExceedCash: 'More was given back, or is to be, than was collected.',
  tooMuchHandedOver: 'The courier handed over more than it says to have collected.',
  tooLittleCollected: 'The order is delivered, and less was collected than it costs.',
  otherCashAtDoor: 'The courier tells of {{amount}} collected at the door; {{other}} was due.',
  otherCashThanRecorded: 'The courier tells of {{amount}} collected; {{other}} is recorded.',
  largeSumAtDoor: 'A large sum is to be paid at the door.',
  refusedBefore: 'Parcels to this phone that came back unpaid: {{count}}.',
  depositForLargeSum: 'A deposit is asked for: a large sum is to be paid at the door.',
  depositAfterRefusals: 'A deposit is asked for: parcels to this phone that came back unpaid: {{count}}.',
  tellCourier: 'Tell {{courier}} to collect {{amount}} for {{consignment}}: the rest is paid in advance.',
  impossibleAmount: 'The gateway tells of an amount that can’t be: {{amount}}, {{reference}}.',
  moreThanKnown: 'The gateway tells of {{amount}}, {{reference}}; {{other}} is known.',
  moreThanKnownInMinor: 'The gateway tells of {{minor}} in minor units; {{known}} is known.',
  authorizedLate: 'Authorized after the attempt had failed: {{amount}}, {{reference}}.',
  takenLate: 'Taken after the attempt had failed: {{amount}}, {{reference}}.',
  authorizedAfterCancelling: 'Authorized after the cancellation: {{amount}}, {{reference}}.',
  reservedAfterReturn:
    'Reserved after the goods came back: {{amount}}, {{reference}}. Void it or take it; cancelling the order voids it.',
  takenAfterReturn: 'Taken after the goods came back: {{amount}}, {{reference}}. Give it back.',
  disputed: 'The customer’s bank disputes {{amount}}{{code}}, {{dispute}}.',
  disputeLost: 'The dispute is lost, the bank takes {{amount}}{{code}}, {{dispute}}.',
  refundNotAskedFor: 'The gateway gives back {{amount}}, {{reference}}, which nobody has asked for here.',
  failedRefundNotAskedFor:
    'A refund of {{amount}}, {{reference}}, failed at the gateway, which nobody has asked for here.',
  givenUpUnderWay: 'A refund that had been given up is under way: {{reference}}.',
  givenUpMade: 'A refund that had been given up was made: {{amount}}, {{reference}}.',
  otherRefunded: 'Another amount was refunded than asked for: {{amount}}, {{reference}}.',
  nothingLeft:
    'Nothing is left of the money that was taken, and the goods are in the house: cancel the order, or say why they go.',
  paidOutForNothing: 'The bank says it paid what was not to be paid out: {{amount}}, {{reference}}.',
  paidOutInNoBatch: 'The bank says it paid what was in no batch: {{amount}}, {{reference}}.',
  reservationEnds:
    'The reservation of payment {{payment}} ends on {{until}}: hand the goods over, take the money, or void it and ask for another payment.',
  reservationEndsOut:
    'The reservation of payment {{payment}} ends on {{until}}: the goods are out, and their money was not taken.',
  outUnpaid: 'The goods are out, and not paid.',
  deliveredUntaken: 'The order is delivered, and its money not taken.',
  anotherCameBack: 'Another parcel of the order came back.',
  otherConsignment: '“{{said}}” names the consignment {{consignment}}, the parcel has {{own}}.',
  othersConsignment: '“{{said}}” names the consignment {{consignment}}, which another parcel has.',
  consignmentTaken: 'The courier gave the consignment {{consignment}}, which another parcel has.',
  notCollected: 'The courier did not collect it: “{{said}}”.',
  pickUpCancelled: 'The courier cancelled it: “{{said}}”.',
  courierSays: 'The courier says “{{said}}”.',
  cameBack: 'The parcel came back: “{{said}}”.',
  saysAfterwards: 'After the parcel was {{state}} the courier says “{{said}}”.',
  takenAllTheSame: 'The courier has a parcel of the cancelled order: “{{said}}”.',
  tooHeavy: '{{weight}}, limit {{limit}}',
  inSteps: '{{amount}} to collect, in steps of {{other}} only',
  unstorable: 'A vendor’s word could not be stored: it stands among the vendors’ events.',
  depositPaid: 'The deposit is paid.',
  courierHasTold: 'The courier has told what it collected.',
  courierWasTold: 'The courier was told what to collect.',
  nothingAtDoor: 'Nothing is to be paid at the door any more.',
  paidAgain: 'The order was paid again.',
  endedByItself: 'The hold ended by itself.',
};

/** What may stand in the place of a name, where that is not any text. */
const FORMS: Readonly<Record<string, string>> = {
  amount: String.raw`-?[\d.]+ [A-Z]{3}|the payment`,
  other: String.raw`-?[\d.]+ [A-Z]{3}`,
  code: String.raw`(?: \([^)]*\))?`,
  count: String.raw`\d+`,
  minor: String.raw`-?\d+`,
  known: String.raw`-?\d+`,
  until: String.raw`[\d-]+T[\d:.]+Z`,
  weight: String.raw`[\d.,]+ kg`,
  limit: String.raw`[\d.,]+ kg`,
};

const PLACE = /\{\{(\w+)\}\}/;

/** The sentence as a pattern that names what stands in its places. */
function patternOf(sentence: string): RegExp {
  // Every other piece is the name of a place.
  const pieces = sentence.split(PLACE).map((piece, index) => {
    if (index % 2 === 0) return piece.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    return `(?<${piece}>${FORMS[piece] ?? '.+?'})`;
  });
  return new RegExp(`^${pieces.join('')}$`, 's');
}

const PATTERNS = Object.entries(RULE_NOTES).map(([name, sentence]) => ({
  name: name as RuleNote,
  pattern: patternOf(sentence),
}));

/** A sentence of ours, and what stands in its places. */
export interface ReadNote {
  readonly name: RuleNote;
  readonly values: Readonly<Record<string, string>>;
}

/** Where one sentence ends and the next begins, of those that stand several times. */
const BETWEEN = /(?<=: the rest is paid in advance\.) /;

/** The sentences of a note that a rule wrote; undefined for what a person wrote, or a rule that is not known here. */
export function readRuleNote(notes: string): readonly ReadNote[] | undefined {
  const read = notes.split(BETWEEN).map(readSentence);
  return read.every((sentence) => sentence !== undefined) ? read : undefined;
}

function readSentence(sentence: string): ReadNote | undefined {
  for (const { name, pattern } of PATTERNS) {
    const found = pattern.exec(sentence);
    if (found) return { name, values: { ...found.groups } };
  }
  return undefined;
}
