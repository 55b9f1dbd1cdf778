import { majorToMinor } from '../../i18n/format';
import type { Telling, TextLine } from '../../orders/timeline/eventWord';
import { readRuleNote } from './ruleNotes';

/** What a note is told with: its amounts name their currency. */
type NoteTelling = Omit<Telling, 'amount'>;

/** What was written with a hold: in the reader's language where a rule wrote it, else as somebody did. */
export const toldNotes = (notes: string, telling: NoteTelling): readonly TextLine[] =>
  readRuleNote(notes)?.map(({ name, values }) => ({
    text: `holds.ruleNotes.${name}` as const,
    values: Object.fromEntries(
      Object.entries(values).map(([place, value]) => [place, toldValue(place, value, telling)]),
    ),
  })) ?? [{ text: 'holds.told.notes', values: { notes } }];

/** What stands in a place, by the place's name; ids and vendors' own words stay as they are. */
function toldValue(place: string, value: string, { find, instant, money, number }: NoteTelling): string {
  switch (place) {
    case 'amount':
    case 'other':
      return value === 'the payment'
        ? (find('holds.values', 'thePayment') ?? value)
        : toldMoney(value, money);
    case 'count':
    case 'minor':
    case 'known':
    case 'payment':
      return number(Number(value));
    case 'until':
      return instant(value);
    case 'courier':
      return find('parcels.couriers', value) ?? value;
    case 'state':
      return find('parcels.state', value) ?? value;
    case 'own':
      return value === 'none' ? (find('holds.values', 'none') ?? value) : value;
    default:
      return value;
  }
}

/** "1290.00 BDT", as rules write it; one that is less than nothing stays so. */
function toldMoney(text: string, money: Telling['money']): string {
  const [figure = '', currency = ''] = text.split(' ');
  const minor = majorToMinor(figure.replace('-', ''), currency);
  if (minor === undefined) return text;
  return money({ amount: figure.startsWith('-') ? -minor : minor, currency });
}
