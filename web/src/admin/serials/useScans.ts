import { useRef, useState } from 'react';
import { useProblemText } from '../../shell/feedback/useProblemText';
import { checkSerial } from './api';
import { addScan, nextLine, NOTHING_SCANNED, takeBack, type AskingLine, type Scans } from './scans';

interface Picked {
  readonly scans: Scans;
  /** The line that scans are for, as long as pieces of it are missing. */
  readonly chosen?: string;
}

/**
 * What was scanned for the parcel to be, each checked as it comes, one after the other.
 * @param asked the lines whose pieces are scanned.
 */
export function useScans(orderId: string, asked: readonly AskingLine[]) {
  // A parcel that somebody else packs meanwhile takes the lines away: the dialog keeps those that it was opened with.
  const [lines] = useState(asked);
  const [picked, setPicked] = useState<Picked>({ scans: NOTHING_SCANNED });
  const [waiting, setWaiting] = useState(0);
  const [failure, setFailure] = useState<string>();
  const problemText = useProblemText();
  // What a scan is judged by when its answer comes: what is shown may be older.
  const newest = useRef(picked);
  const tail = useRef<Promise<void>>(Promise.resolve());

  function change(next: Picked): void {
    newest.current = next;
    setPicked(next);
  }

  async function check(scanned: string): Promise<void> {
    const line = nextLine(newest.current.scans, lines, newest.current.chosen);
    if (!line) return;
    try {
      const checked = await checkSerial(orderId, line.id, scanned);
      change({ ...newest.current, scans: addScan(newest.current.scans, line, scanned, checked, lines) });
      setFailure(undefined);
    } catch (error) {
      setFailure(problemText(error));
    } finally {
      setWaiting((count) => count - 1);
    }
  }

  return {
    lines,
    scans: picked.scans,
    /** Why a scan could not be checked. */
    failure,
    /** The line that the next scan is for. */
    line: nextLine(picked.scans, lines, picked.chosen),
    isChecking: waiting > 0,
    choose: (chosen: string): void => change({ ...newest.current, chosen }),
    /** Scanners are faster than networks: a scan waits for the one before it. */
    add: (scanned: string): void => {
      setWaiting((count) => count + 1);
      tail.current = tail.current.then(() => check(scanned));
    },
    remove: (lineId: string, value: string): void =>
      change({ ...newest.current, scans: takeBack(newest.current.scans, lineId, value) }),
  };
}
