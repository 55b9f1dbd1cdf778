import { normalSerial, SERIAL_KINDS, type Serial, type SerialKind } from '../../domain/serials/serial';

/** What a text may be in its one form: of the kind that is named, or of any. */
export const formsOf = (text: string, kind?: SerialKind): readonly Serial[] =>
  SERIAL_KINDS.filter((known) => kind === undefined || known === kind).map((known) => ({
    kind: known,
    value: normalSerial(known, text),
  }));
