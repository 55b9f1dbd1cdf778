export const vendorEvents = {
  nav: 'Vendors',
  title: 'What vendors said',
  intro:
    'Signed events of vendors that changed nothing, since no rule could use them. Find out with the vendor what each is about.',
  empty: 'Everything that vendors said was understood.',
  vendor: 'Vendor',
  at: 'When',
  word: 'Its word',
  why: 'Why it changed nothing',
  order: 'Order',
  id: 'Event',
  alerts: {
    unreadable: 'it can’t be read',
    'unknown-word': 'nobody here has heard that word before',
    unmatched: 'it names no order and no message of ours',
    foreign: 'it names our order, and not its money or its parcel',
  },
};
