import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The files that take longest, the longest first: whatever begins last of these is what the others wait for. The runner
 * remembers how long files took, but a fresh copy of the project remembers nothing, and a file of which somebody ran one
 * test since counts as a short one. As they were in a whole run on two cores: 2026-11.
 */
export const LONG_FILES: readonly string[] = [
  'server/src/engine/killed.test.ts',
  'console/test/administration.test.ts',
  'console/test/work-day.test.ts',
  'server/src/cli/demo/run-demo.test.ts',
  'console/test/first-day.test.ts',
  'console/test/trial.test.ts',
  'server/src/cli/simulate/simulate.test.ts',
  'console/test/studio.test.ts',
  'console/test/studio-plain.test.ts',
  'console/test/studio-rules.test.ts',
  'console/test/studio-flows.test.ts',
  'console/test/lists.test.ts',
  'console/test/studio-forms.test.ts',
  'server/src/permissions.test.ts',
  'packages/process/src/coverage/size.test.ts',
  'bench/engine/engine-bench.test.ts',
  'packages/scenario/src/retail-pack.test.ts',
  'portal/test/consumers-day.test.ts',
  'server/src/platform/postgres/membership.test.ts',
  'server/src/cli/screenshots/screenshots.test.ts',
  'packages/modelling/src/round-trip.test.ts',
  'server/src/modules/refunds/hundred-callers.test.ts',
  'tools/suite/suite.test.ts',
  'tools/launcher/launcher.test.ts',
  'server/src/platform/postgres/cluster.test.ts',
  'bench/cases/cases-bench.test.ts',
  'packages/process/src/stored-state.test.ts',
  'packages/scenario/src/trial/retail-pack.test.ts',
  'packages/process/src/reading/written-again.test.ts',
  'bench/faces/faces-bench.test.ts',
  'server/src/platform/postgres/disk-full.test.ts',
  'server/src/cli/process/retail-pack.test.ts',
  'bench/lists/lists-bench.test.ts',
  'bench/rules/rules-bench.test.ts',
  'tools/walls/walls.test.ts',
  'server/src/cli/main.test.ts',
  'server/src/platform/postgres/account.test.ts',
  'server/src/main.test.ts',
]

/** Paths, the long files among them first and in their order, the others as they come. */
export function longestFirst<Item>(items: readonly Item[], pathOf: (item: Item) => string): Item[] {
  const ranks = new Map(
    items.map((item) => {
      const rank = LONG_FILES.findIndex((name) => pathOf(item).endsWith(`/${name}`))
      return [item, rank === -1 ? LONG_FILES.length : rank]
    }),
  )
  return items.toSorted((one, other) => (ranks.get(one) ?? 0) - (ranks.get(other) ?? 0))
}

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return longestFirst(await super.sort(files), ({ moduleId }) => moduleId)
  }
}
