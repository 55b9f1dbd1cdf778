import type { CommandSamples } from '../commandSamples';
import { BUYERS } from '../sampleGroups';

export const SAMPLES: CommandSamples = {
  pay: {
    may: [...BUYERS, 'support', 'admin'],
    at: 'payment failed',
    payload: { method: 'card', token: 'tok_visa' },
    offered: ['payment failed', 'confirmed, unpaid, not held', 'authorization lost'],
  },
  paymentEvent: {
    may: [],
    at: 'placed',
    payload: { paymentId: '1', outcome: { outcome: 'declined', code: 'card_declined' } },
  },
};
