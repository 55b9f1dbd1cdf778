export const allocation = {
  holdReasons: { SHORTAGE: 'Pieces that no warehouse has' },
  holdAdvice: {
    SHORTAGE:
      'what the warehouses have goes on. Once stock has come, look for the rest again; else cancel the order.',
  },
  messageKinds: { piecesCancelled: 'a part is out of stock' },
  reasons: {
    NOT_FOUND: 'not found',
    DAMAGED: 'damaged',
    WRONG_PIECE: 'another piece lay there',
    CLOSED: 'closed',
    NO_CAPACITY: 'no capacity',
    NO_COURIER: 'no courier fetches there',
    OTHER: 'another reason',
  },
  note: 'They say: “{{note}}”',
  again: 'Look again',
  shortPick: {
    title: 'Pieces are missing',
    open: 'Missing …',
    openOf: 'Pieces are missing in {{warehouse}}',
    explain:
      'They leave the stock of {{warehouse}}, and other warehouses are looked through at once. Say how many of each you don’t have.',
    where: 'Warehouse',
    of: '{{name}}: missing',
    most: 'of {{count, number}}',
    reason: 'What is wrong with them',
    reasons: { NOT_FOUND: 'Not found', DAMAGED: 'Damaged', WRONG_PIECE: 'Another piece lay there' },
    do: 'Look elsewhere',
  },
  refuse: {
    title: 'A warehouse can’t send its pieces',
    explain:
      'Its pieces stay there, for other orders, and other warehouses are looked through at once. Nothing of this order comes from there any more.',
    reason: 'Why',
    reasons: {
      CLOSED: 'Closed',
      NO_CAPACITY: 'Too much to do',
      NO_COURIER: 'No courier fetches there',
      OTHER: 'Another reason',
    },
    note: 'What the reason is',
    do: 'Take its pieces from elsewhere',
  },
  events: {
    PicksShort: 'Pieces were missing in {{warehouse}}: {{reason}}.',
    AllocationRefused: 'The warehouse {{warehouse}} can’t send its pieces: {{reason}}.',
    PiecesReallocated: 'They come from {{warehouses}} now.',
    PiecesCancelled: 'A part is out of stock and was cancelled.',
  },
};
