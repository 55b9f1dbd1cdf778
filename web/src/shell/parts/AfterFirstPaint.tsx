import { useEffect, useState, type ReactNode } from 'react';

/** Whether the first page with such a part is in sight, since the pages were opened. */
let isFirstOver = false;

/**
 * What stands below the head of a page. Of the first page that somebody opens it is drawn once the head is in sight: all at once would
 * keep the screen of a slow phone grey for half as long again. Later pages are drawn whole.
 */
export function AfterFirstPaint({ children }: { readonly children: ReactNode }) {
  const [isDrawn, setDrawn] = useState(isFirstOver);
  useEffect(() => {
    if (isFirstOver) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A frame is painted after what it calls back, and before what that leaves for later.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => {
        isFirstOver = true;
        setDrawn(true);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return isDrawn ? children : null;
}
