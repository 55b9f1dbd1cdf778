export const storeCredit = {
  name: 'Store credit',
  messageKinds: {
    creditGranted: 'store credit given',
    creditSpent: 'store credit used',
  },
};
