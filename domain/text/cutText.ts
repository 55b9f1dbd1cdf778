/** Into graphemes, which is what it does unless told otherwise. */
const characters = new Intl.Segmenter();

/**
 * As many whole characters from the start of a text as take `max` UTF-16 units at most. A character is what a reader takes for one:
 * an emoji, or a letter with its marks, is left out rather than cut in two.
 */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  for (const { index, segment } of characters.segment(text)) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
