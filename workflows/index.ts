export { order } from './order';
export { payoutBatch } from './payoutBatch';
export { sendCode } from './code';
