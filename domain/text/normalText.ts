/** What turns the direction of reading without being seen: left in, a label could be made to read backwards. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069\ufeff]/g;
const CONTROLS_BUT_BLANKS = /[^\P{Cc}\s]/gu;
const CONTROLS_BUT_LINES = /[^\P{Cc}\n\r\t]/gu;

/**
 * A text of one line in its one form: composed (NFC), trimmed, one blank where there were several, no control characters.
 * The same word typed on two keyboards is the same text then: `ড়` is one character on one of them and two on the other.
 */
export function lineText(text: string): string {
  return bare(text, CONTROLS_BUT_BLANKS).replaceAll(/\s+/g, ' ').trim();
}

/** The same of a text that may have several lines, which stay. */
export function proseText(text: string): string {
  return bare(text, CONTROLS_BUT_LINES).replaceAll(/\r\n?/g, '\n').trim();
}

/** Composed last: a letter and its mark may have had something between them. */
function bare(text: string, controls: RegExp): string {
  return text.replaceAll(DIRECTIONS, '').replaceAll(controls, '').normalize('NFC');
}
