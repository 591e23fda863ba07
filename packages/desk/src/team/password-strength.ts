const PASSWORD_MIN_LENGTH = 10;
/** zxcvbn's: from 3 on the server takes a password. */
const LEAST_SCORE = 3;
const SCORED_CHARACTERS = 100;

export interface PasswordStrength {
  /** 0 to 4. */
  readonly score: number;
  readonly good: boolean;
  /** What to say beside the meter. */
  readonly words: string;
}

/** Common passwords fill a large list: it comes when somebody begins to type one. */
const estimator = async () => {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
};
let loading: ReturnType<typeof estimator> | undefined;

/** How hard a password is to guess, by the same rule as the server's, which decides. */
export async function measurePassword(password: string, about: readonly string[]): Promise<PasswordStrength> {
  loading ??= estimator();
  const zxcvbn = await loading;
  const inputs = about
    .flatMap((text) => [text, text.replace(/[^\p{L}\p{N}]/gu, ''), ...text.split(/[\s@.]+/)])
    .map((text) => text.toLowerCase())
    .filter((text) => text.length > 2);
  const { score } = zxcvbn.check(password.slice(0, SCORED_CHARACTERS), inputs);
  const missing = PASSWORD_MIN_LENGTH - [...password].length;
  if (missing > 0)
    return {
      score: Math.min(score, 1),
      good: false,
      words: `${missing} more character${missing === 1 ? '' : 's'}`,
    };
  if (score < LEAST_SCORE)
    return {
      score,
      good: false,
      words: 'Among the first an attacker tries: add a word that does not belong',
    };
  return { score, good: true, words: score === 4 ? 'Very hard to guess' : 'Hard to guess' };
}
