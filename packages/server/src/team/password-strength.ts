import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

export const PASSWORD_MIN_LENGTH = 10;
export const PASSWORD_MAX_LENGTH = 200;
/** zxcvbn's: 3 is "safely unguessable", 10^8 guesses or more. */
const LEAST_SCORE = 3;
/** What is beyond adds nothing to the score, only time. */
const SCORED_CHARACTERS = 100;

let estimator: ZxcvbnFactory | undefined;

/**
 * Why a password may not be used, in a sentence for the person, or undefined. The same rule is shown while typing
 * in the desk; this one decides.
 *
 * @param about the person's name and address, and the newsroom's name: what an attacker tries first
 */
export function passwordProblem(password: string, about: readonly string[]): string | undefined {
  if ([...password].length < PASSWORD_MIN_LENGTH)
    return `The password needs at least ${PASSWORD_MIN_LENGTH} characters. Several words in a row are easy to remember.`;
  if (password.length > PASSWORD_MAX_LENGTH)
    return `The password may have ${PASSWORD_MAX_LENGTH} characters at most.`;
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const inputs = about
    .flatMap((text) => [text, text.replace(/[^\p{L}\p{N}]/gu, ''), ...text.split(/[\s@.]+/)])
    .map((text) => text.toLowerCase())
    .filter((text) => text.length > 2);
  const { score } = estimator.check(password.slice(0, SCORED_CHARACTERS), inputs);
  return score >= LEAST_SCORE
    ? undefined
    : 'This password is among the first that an attacker tries. Add another word or two that do not belong together.';
}
