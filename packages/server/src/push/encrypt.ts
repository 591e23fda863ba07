import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import type { Subscription } from '@onrecord/domain/push/subscription';

const CURVE = 'prime256v1';
const SALT_BYTES = 16;
/** One record holds the whole message (RFC 8291, section 4). Bytes. */
const RECORD_BYTES = 4096;
/** What a push service has to take (RFC 8030, section 7.2), less the header, the delimiter and the tag. Bytes. */
const PLAINTEXT_MAX = 3993;
/** Ends the plaintext of the last record (RFC 8188, section 2). */
const LAST_RECORD = Buffer.of(2);

/** What makes one message differ from another of the same words: never used twice. */
export interface MessageSecrets {
  readonly privateKey: Buffer;
  /** 16 bytes. */
  readonly salt: Buffer;
}

/**
 * Encrypts a message for one browser: nobody between can read it, the push service neither (RFC 8291, coded as
 * `aes128gcm`, RFC 8188). Throws where the browser's key is no point of the curve, and for a message that is too long.
 */
export function encryptMessage(
  { p256dh, auth }: Subscription['keys'],
  plaintext: Buffer,
  secrets?: MessageSecrets,
): Buffer {
  if (plaintext.length > PLAINTEXT_MAX)
    throw new Error(`A message of ${plaintext.length} bytes is too long.`);
  const browserKey = Buffer.from(p256dh, 'base64url');
  const own = createECDH(CURVE);
  if (secrets) own.setPrivateKey(secrets.privateKey);
  else own.generateKeys();
  const salt = secrets?.salt ?? randomBytes(SALT_BYTES);
  const ownKey = own.getPublicKey();
  const shared = own.computeSecret(browserKey);
  const keyInfo = Buffer.concat([Buffer.from('WebPush: info\0'), browserKey, ownKey]);
  const secret = derive(shared, Buffer.from(auth, 'base64url'), keyInfo, 32);
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const header = Buffer.alloc(SALT_BYTES + 5);
  salt.copy(header);
  header.writeUInt32BE(RECORD_BYTES, SALT_BYTES);
  header.writeUInt8(ownKey.length, SALT_BYTES + 4);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  return Buffer.concat([
    header,
    ownKey,
    cipher.update(plaintext),
    cipher.update(LAST_RECORD),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** Whether messages can be encrypted for a browser with these keys. */
export function isUsableKey(keys: Subscription['keys']): boolean {
  try {
    encryptMessage(keys, Buffer.alloc(0));
    return true;
  } catch {
    return false;
  }
}

function derive(material: Uint8Array, salt: Uint8Array, info: Uint8Array, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', material, salt, info, bytes));
}
