/**
 * What a claim is called in addresses: short enough to be read out. No vowels, so that chance spells no word, and
 * nothing that looks like another sign (0 and o, 1 and l).
 */
const SIGNS = '23456789bcdfghjkmnpqrstvwxyz';

/** Some 4 × 10^11 ids: of a million claims, one in 400,000 new ones meets a taken one and is drawn again. */
export const CLAIM_ID_LENGTH = 8;

/** The id that so many random bytes make, one sign a byte. */
export function claimIdFrom(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, CLAIM_ID_LENGTH), (byte) => SIGNS[byte % SIGNS.length]).join('');
}

export function isClaimId(input: string): boolean {
  return input.length === CLAIM_ID_LENGTH && [...input].every((sign) => SIGNS.includes(sign));
}
