import type { FullResult, Reporter, TestCase } from '@playwright/test/reporter';

/** Prints of each browser how many tests passed, and which were skipped, with the reason of each. */
export default class Summary implements Reporter {
  /** By project, in the order in which they ran. */
  readonly #projects = new Map<string, Set<TestCase>>();

  onTestEnd(test: TestCase): void {
    const name = test.parent.project()?.name ?? '';
    const tests = this.#projects.get(name) ?? new Set();
    this.#projects.set(name, tests.add(test));
  }

  onEnd(_: FullResult): void {
    for (const [project, set] of this.#projects) {
      const tests = [...set];
      // One that was interrupted has not passed.
      const ended = (status: string) =>
        tests.filter(({ results }) => results.at(-1)?.status === status);
      const skipped = ended('skipped');
      const passed = ended('passed').length;
      const failed = tests.length - passed - skipped.length;
      console.log(`${project}: ${passed} passed, ${failed} failed, ${skipped.length} skipped`);
      for (const { title, annotations } of skipped) {
        const reason = annotations.find(({ type }) => type === 'skip')?.description;
        console.log(`  skipped: ${title}: ${reason ?? 'without a reason'}`);
      }
    }
  }

  printsToStdio(): boolean {
    return false;
  }
}
