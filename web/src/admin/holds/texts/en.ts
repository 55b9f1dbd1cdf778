export const holds = {
  holdReasons: {
    MANUAL: 'Held by staff',
  },
  holdAdvice: {
    MANUAL: 'see why it was put, then release it.',
  },
  events: {
    OrderHeld: 'The order is held: {{hold}}',
    HoldReleased: 'A hold was lifted: {{hold}}',
  },
  told: {
    blocks: 'Blocks {{blocks}}.',
    release: 'Ends by itself on {{until}}: the order goes on.',
    cancel: 'Ends by itself on {{until}}: the order is cancelled.',
  },
  title: 'This order waits for a person',
  titleHeld: 'This order is held',
  release: 'Release',
  releaseNamed: 'Release: {{hold}}',
  notes: 'Why (optional)',
  releaseRetries: 'What failed is tried again at once: money may move by it.',
  releaseAsIs:
    'Nothing is tried again: the order goes on as its money stands, and your words are the record of why.',
  releaseNotes: 'Why you release it (optional)',
  decisionNotes: 'The goods are out and not paid, or the money is disputed: why the order may go on',
  list: 'What the order waits for',
  whatToDo: 'What to do: {{advice}}',
  nothing: 'nothing',
  facts: 'blocks {{blocks}} · {{owner}} · since {{since}}',
  why: 'Why: {{notes}}',
  overdue: 'overdue',
  ends: {
    release: 'Released by itself: {{until}}',
    cancel: 'Cancels the order: {{until}}',
  },
  ended: {
    release: 'Should have been released by itself: {{until}}',
    cancel:
      'Should have cancelled the order, which is no longer possible: {{until}}. Somebody has to decide.',
  },
  blocks: {
    payment: 'payment',
    release: 'picking and packing',
    'hand-over': 'hand-over to the courier',
    refund: 'refund',
  },
  put: {
    title: 'Hold the order',
    explain: 'The order waits until somebody releases the hold, or until its end.',
    blocks: 'What must wait',
    note: 'Why it must wait (optional)',
    until: 'Ends by itself (optional)',
    untilHint: 'Without an end it waits until somebody releases it.',
    untilFault: 'Choose a time within the coming year.',
    then: 'What happens then',
    thenOnly: 'Then the order goes on.',
    thenRelease: 'The order goes on',
    thenCancel: 'The order is cancelled, unless the goods are out or the money was taken',
    do: 'Put the hold',
  },
};
