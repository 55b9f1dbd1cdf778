/**
 * SendGrid's packages export their classes beside a shared instance, but their types can be imported for the
 * instance alone. These name the classes' own modules.
 */
declare module '@sendgrid/client/src/classes/client' {
  import type client from '@sendgrid/client';
  const Client: new () => typeof client;
  export default Client;
}

declare module '@sendgrid/mail/src/classes/mail-service' {
  import type mail from '@sendgrid/mail';
  const MailService: new () => typeof mail;
  export default MailService;
}
