import { passkeyClient } from '@better-auth/passkey/client';
import { createAuthClient } from 'better-auth/client';
import { twoFactorClient } from 'better-auth/client/plugins';
import { ApiProblem } from '../api/client.ts';

/** The sign-in library's client: passkeys and second factors are its work, the words for people are ours. */
export const authClient = createAuthClient({
  baseURL: location.origin,
  basePath: '/desk/auth',
  plugins: [twoFactorClient(), passkeyClient()],
  disableDefaultFetchPlugins: true,
});

interface Refusal {
  readonly code?: string | undefined;
  readonly title?: string | undefined;
  readonly message?: string | undefined;
  readonly status: number;
}

/** What the library's codes mean, to the person, with what to do. Our own refusals bring their sentence along. */
const SENTENCES: Readonly<Record<string, string>> = {
  INVALID_PASSWORD: 'This is not your password. Type it again.',
  INVALID_CODE: 'This code is not right. It changes every 30 seconds: type the one your app shows now.',
  INVALID_BACKUP_CODE: 'This is not one of your recovery codes, or it was used already. Each works once.',
  INVALID_TWO_FACTOR_COOKIE: 'Signing in took too long. Begin again with your password.',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'There were too many wrong codes. Begin again with your password.',
  ACCOUNT_TEMPORARILY_LOCKED:
    'There were too many wrong codes. Try again in 15 minutes; a passkey works at once.',
  SESSION_NOT_FRESH: 'For this you have to have signed in today. Sign out, sign in again and come back.',
  AUTH_CANCELLED: 'No passkey was used. Try again, or sign in with your password.',
  ERROR_CEREMONY_ABORTED: 'No passkey was used. Try again, or sign in with your password.',
  REGISTRATION_CANCELLED: 'No passkey was made. Try again when your device asks for it.',
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: 'This device has a passkey for you already.',
  PASSKEY_NOT_FOUND:
    'This passkey is not known here any more. Sign in with your password and make a new one.',
  AUTHENTICATION_FAILED: 'This passkey could not be checked. Try again, or sign in with your password.',
  INVALID_EMAIL_OR_PASSWORD: 'This account cannot sign in. Ask an owner of the newsroom.',
};

/** The answer of the client, or an `ApiProblem` with a sentence thrown. */
export async function answerOf<T>(
  asked: Promise<{ data: T; error: null } | { data: null; error: Refusal }>,
): Promise<T> {
  let said: Awaited<typeof asked>;
  try {
    said = await asked;
  } catch (cause) {
    throw new ApiProblem(
      {
        type: 'unreachable',
        title: 'The server cannot be reached. Try again when the connection is back.',
        status: 0,
      },
      { cause },
    );
  }
  if (said.error === null) return said.data;
  const { code = '', title, status } = said.error;
  throw new ApiProblem({
    type: code.toLowerCase().replaceAll('_', '-'),
    title:
      title ??
      SENTENCES[code] ??
      `This could not be done${status > 0 ? ` (status ${status})` : ''}. Nothing was changed; try again.`,
    status,
  });
}
