export { order } from './order';
export { payoutBatch } from './money/payoutBatch';
export { payoutRound } from './money/payoutRound';
export { sendCode } from './code';
