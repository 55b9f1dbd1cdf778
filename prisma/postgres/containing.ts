/** A condition on a text: it has these words in it, as they are. Prisma would take `%`, `_` and `\` as LIKE does. */
export function containing(words: string): { readonly contains: string; readonly mode: 'insensitive' } {
  return { contains: words.replaceAll(/[\\%_]/g, String.raw`\$&`), mode: 'insensitive' };
}
