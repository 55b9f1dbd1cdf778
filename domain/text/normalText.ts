import { composed, isPlain } from './composed';

/** Left in, what nobody sees would make two of one name, or make a label read backwards. What can shape its neighbours comes after. */
const INVISIBLE =
  /(?![\u200c\u200d\p{Variation_Selector}\u{e0020}-\u{e007f}])\p{Default_Ignorable_Code_Point}/gu;
/** The tags of a flag: England's, for one. */
const IDLE_TAGS = /(?<![\u{1f3f4}\u{e0020}-\u{e007f}])[\u{e0020}-\u{e007f}]+/gu;
/** Beside these nothing has another shape; Bangla, Persian and emoji are spelled with joiners and selectors. */
const PLAIN = String.raw`[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}0-9#*]`;
const SHAPED = String.raw`(?!${PLAIN})[\p{L}\p{S}\p{Emoji}]`;
/** U+20E3 makes a key of the digit before both. */
const IDLE_SELECTORS = new RegExp(String.raw`(?<!${SHAPED})\p{Variation_Selector}(?!\u20e3)`, 'gu');
const IDLE_JOINERS = new RegExp(
  String.raw`(?<!${SHAPED}\p{M}*)[\u200c\u200d]|[\u200c\u200d](?!${SHAPED}|\p{M})`,
  'gu',
);
const CONTROLS_BUT_BLANKS = /[^\P{Cc}\s]/gu;
const CONTROLS_BUT_LINES = /[^\P{Cc}\n\r\t]/gu;

/**
 * A text of one line in its one form: composed (NFC), trimmed, one blank where there were several, nothing in it that is never seen.
 * The same word typed on two keyboards is the same text then: `ড়` is one character on one of them and two on the other.
 */
export function lineText(text: string): string {
  return bare(text, CONTROLS_BUT_BLANKS).replaceAll(/\s+/g, ' ').trim();
}

/** The same of a text that may have several lines, which stay. */
export function proseText(text: string): string {
  return bare(text, CONTROLS_BUT_LINES).replaceAll(/\r\n?/g, '\n').trim();
}

/**
 * A name that a program gave something (a SKU, a customer's id) in its one form: composed and trimmed, without what is never seen.
 * Case and blanks within it stay, since they tell one from another.
 */
export function identifierText(text: string): string {
  return bare(text, CONTROLS_BUT_BLANKS).trim();
}

/** Composed last: a letter and its mark may have had something between them. */
function bare(text: string, controls: RegExp): string {
  if (isPlain(text)) return text;
  const seen = [INVISIBLE, controls, IDLE_TAGS, IDLE_SELECTORS, IDLE_JOINERS].reduce(
    (rest, unseen) => rest.replaceAll(unseen, ''),
    text,
  );
  return composed(seen);
}
