/** Codes that are sent by text. */
export const codes = {
  label: 'Code',
  send: 'Send the code',
  again: 'Send another',
  do: 'Confirm',
  sent: 'A code was sent to the phone ending in {{to}}. It is good until {{until}}.',
  sentBefore: 'A code was sent a moment ago, to the phone ending in {{to}}.',
  tooMany: 'Too many codes were sent.',
  againIn: 'Another can be sent in {{left}}.',
  faults: {
    'code-unknown': 'Have a code sent first.',
    'code-wrong': 'This is not the code that was sent.',
    'code-expired': 'This code is too old. Have another sent.',
    'code-used': 'This code was used already. Have another sent.',
    'code-exhausted': 'Tried too often. Have another code sent.',
    validation: 'A code has six digits.',
  },
};
