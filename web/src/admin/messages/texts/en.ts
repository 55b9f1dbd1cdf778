export const messages = {
  told: {
    sms: 'We sent a text message: {{about}}.',
    email: 'We sent an email: {{about}}.',
    smsQueued: 'A text message waits to be sent: {{about}}.',
    emailQueued: 'An email waits to be sent: {{about}}.',
    smsUnaddressed: 'No text message was sent, as there is no number: {{about}}.',
    emailUnaddressed: 'No email was sent, as there is no address: {{about}}.',
    smsOutdated: 'A text message was not sent, as it was no longer true: {{about}}.',
    emailOutdated: 'An email was not sent, as it was no longer true: {{about}}.',
    smsUnsent: 'A text message could not be sent: {{about}}.',
    emailUnsent: 'An email could not be sent: {{about}}.',
  },
  state: {
    QUEUED: 'waiting to be sent',
    SENT: 'sent',
    DELIVERED: 'delivered',
    FAILED: 'failed',
    SUPPRESSED: 'not sent',
  },
  /** Why none was sent, by our own words. */
  errors: {
    outdated: 'It was no longer true when its turn came.',
    'no address on file': 'There is no address to send it to.',
  },
  title: 'Messages to the customer',
  none: 'No message was sent yet.',
  tab: 'Messages',
  channel: {
    sms: 'SMS',
    email: 'Email',
  },
};
