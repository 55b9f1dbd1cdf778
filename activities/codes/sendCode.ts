import { CODE_PREFIX, type CodePurpose } from '../../domain/codes/code';
import { codeText } from '../../domain/codes/codeText';
import type { ActivityDeps } from '../deps';
import { asActivity, vendorNamed } from '../vendorFailure';

interface StoredCode {
  readonly purpose: CodePurpose;
  readonly phone: string | null;
  readonly locale: string;
  readonly expiresAt: Date;
}

/** Sends a code to the phone that it was made for, unless it is too old by now. Who repeats it sends it twice, which is better than never. */
export async function sendCode(
  { prisma, messengers, codes, now }: ActivityDeps,
  codeId: string,
): Promise<void> {
  const [code] = await prisma.rows<StoredCode>`
    SELECT purpose, phone, locale, expires_at AS "expiresAt" FROM one_time_codes
    WHERE id = ${codeId} AND used_at IS NULL AND sent_at IS NULL`;
  if (!code || code.phone === null || code.expiresAt <= now()) return;
  const text = codeText(code.purpose, codes.codeOf(codeId), code.locale);
  const message = { notificationId: `${CODE_PREFIX}${codeId}`, to: code.phone, subject: '', text, html: '' };
  await asActivity(vendorNamed(messengers, 'sms').send(message));
  await prisma.rows`UPDATE one_time_codes SET sent_at = ${now()} WHERE id = ${codeId}`;
}
