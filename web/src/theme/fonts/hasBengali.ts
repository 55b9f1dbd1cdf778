/** No letter of any language, so that a device draws what it draws for what it lacks. */
const NO_LETTER = '\u0378';
const BENGALI = ['অ', 'ই', 'ক'];

/** Whether Bengali letters differ from what is drawn for a letter that is lacking. */
export function hasBengali(measure = measureInCanvas()): boolean {
  return BENGALI.some((letter) => measure(letter) !== measure(NO_LETTER));
}

/** The width of a text in the device's own letters, in pixels. */
function measureInCanvas(): (text: string) => number {
  const canvas = document.createElement('canvas').getContext('2d');
  if (!canvas) return () => 0;
  canvas.font = '64px system-ui, sans-serif';
  return (text) => canvas.measureText(text).width;
}
