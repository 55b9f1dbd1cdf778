export { order } from './order';
export { payoutBatch } from './payoutBatch';
export { payoutRound } from './payoutRound';
export { sendCode } from './code';
