import { useEffect, useState } from 'react';

/** Whether something has been so for that long (ms) while the page was open. */
export function useLasting(isSo: boolean, ms: number): boolean {
  const [lasted, setLasted] = useState(false);
  useEffect(() => {
    if (!isSo) return undefined;
    const timer = setTimeout(() => setLasted(true), ms);
    return () => {
      clearTimeout(timer);
      setLasted(false);
    };
  }, [isSo, ms]);
  return lasted;
}
