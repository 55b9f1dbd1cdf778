export { order } from './order';
export { payoutBatch } from './money/payoutBatch';
export { payoutRound } from './payoutRound';
export { sendCode } from './code';
