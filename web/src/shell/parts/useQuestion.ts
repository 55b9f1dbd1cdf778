import { useState } from 'react';

/**
 * What a dialog asks; undefined while it asks nothing. A question that no longer makes sense, since somebody answered
 * it in another tab or the order moved on, is taken back.
 */
export function useQuestion<Question>(makesSense: (question: Question) => boolean) {
  const [asked, ask] = useState<Question>();
  if (asked !== undefined && !makesSense(asked)) ask(undefined);
  return [asked, ask] as const;
}
