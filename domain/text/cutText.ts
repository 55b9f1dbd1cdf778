/** Into graphemes, which is what it does unless told otherwise. */
const characters = new Intl.Segmenter();

/**
 * As many whole characters from the start of a text as take `max` UTF-16 units at most. A character is what a reader takes for one:
 * an emoji, or a letter with its marks, is left out rather than cut in two.
 */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  // Where a character ends, the next code point tells; each step of the segmenter costs as much as the text that it has is long.
  for (const { index, segment } of characters.segment(text.slice(0, max + 2))) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
