import { createTransport } from 'nodemailer';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends mail. Throws when the mail server does not take the letter. */
export interface Mail {
  send(letter: Letter): Promise<void>;
}

/** How long the mail server may take before a letter counts as not sent. */
const MAIL_TIMEOUT_MS = 10_000;

/** Mail by SMTP_URL, such as `smtps://USER:PASSWORD@mail.example`. */
export function createMail(smtpUrl: string, origin: string): Mail {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: MAIL_TIMEOUT_MS,
    greetingTimeout: MAIL_TIMEOUT_MS,
    socketTimeout: MAIL_TIMEOUT_MS,
  });
  const from = `onrecord@${new URL(origin).hostname}`;
  return {
    async send(letter) {
      await transport.sendMail({ from, ...letter });
    },
  };
}
