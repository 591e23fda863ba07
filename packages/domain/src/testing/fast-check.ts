import * as fc from 'fast-check';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    readonly casesSeed: number;
  }
}

/**
 * fast-check as all tests here use it: the same random cases at each run, so that a test fails for whoever changed
 * something and not for whoever comes next. `CASES_SEED=7 npm test` draws others.
 */
fc.configureGlobal({ seed: inject('casesSeed') });

export default fc;
