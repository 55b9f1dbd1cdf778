import { composed, isPlain } from './composed';

/** All that fonts draw nothing for: joiners and selectors shape their neighbours, and are typed or not as keyboards have it. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * The form in which texts are compared with what somebody looks for: without what nobody sees, so that র‍্যাব is found however it was typed. SQL keeps texts
 * in the same form, in generated columns beside them.
 */
export function searchText(text: string): string {
  return isPlain(text) ? text : composed(text.replaceAll(UNSEEN, ''));
}
