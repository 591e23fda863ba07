import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take long for their length. Vitest begins with what took longest the last time, and on a machine without
 * a last time with the longest files: one of these would come at the very end, when the other cores have nothing left.
 */
const SLOW = [
  'e2e/write-and-publish.spec.ts',
  'e2e/one-desk-five-readers.spec.ts',
  'e2e/desk-accessibility.spec.ts',
  'e2e/live-console.spec.ts',
  'e2e/on-record-desk.spec.ts',
  'e2e/follow-along-at-random.spec.ts',
  'e2e/start-and-stop.spec.ts',
  'src/collab/publish-killed.db.test.ts',
  'src/postgres/start-postgres.db.test.ts',
];

export class SlowFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification) => SLOW.some((path) => moduleId.endsWith(path));
    const sorted = await super.sort(files);
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}
