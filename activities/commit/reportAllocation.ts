import type { OrderEvent } from '../../domain/facts';
import type { OrderObserver } from '../observer';

/** Tells of pieces that a warehouse lacked or refused, and of what became of them. */
export function reportAllocation(observer: OrderObserver, events: readonly OrderEvent[]): void {
  for (const event of events) {
    if (event.type === 'PicksShort') observer.pickedShort(event.reason);
    if (event.type === 'AllocationRefused') observer.allocationRefused(event.reason);
    if (event.type === 'PiecesReallocated') observer.piecesSought('elsewhere');
    if (event.type === 'PiecesCancelled') observer.piecesSought('cancelled');
    if (event.type === 'OrderHeld' && event.reason === 'SHORTAGE') observer.piecesSought('held');
  }
}
