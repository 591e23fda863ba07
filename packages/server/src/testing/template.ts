import type {} from 'vitest';

/** The database that is migrated once and cloned for each test. */
export const TEMPLATE_DATABASE = 'onrecord_template';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the test server's database `postgres`, from which test databases are made. */
    testServer: string;
  }
}
