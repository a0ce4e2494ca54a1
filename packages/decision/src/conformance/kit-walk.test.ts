import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { namespaceOfModel, readDecisionModel } from '../read-decision-model.ts'
import { readKitCases } from './read-kit-cases.ts'
import { runKitCase } from './run-kit-case.ts'

const kit = join(import.meta.dirname, '../../../../../shared/tck')
const files = existsSync(kit) ? globSync('**/*-test-*.xml', { cwd: kit }).sort() : []

const read = (path: string) => readFileSync(join(kit, path), 'utf8')

/** The model beside a file of cases, its imports found by namespace among its neighbours. */
function modelFor(casesPath: string, modelName: string | undefined) {
  const folder = dirname(casesPath)
  const neighbours = globSync('*.dmn', { cwd: join(kit, folder) }).map((name) => join(folder, name))
  const model = neighbours.find((path) => path.endsWith(modelName ?? '')) ?? neighbours[0] ?? ''
  return readDecisionModel(read(model), {
    brokenExpressions: 'null',
    imports: ({ namespace }) => neighbours.map(read).find((xml) => namespaceOfModel(xml) === namespace),
  })
}

describe.skipIf(files.length === 0)('the conformance kit (skipped where ../shared/tck is absent)', () => {
  test.each(files)('%s', (file) => {
    const cases = readKitCases(read(file))
    if (!cases.ok) throw new Error(`expected cases, got ${cases.refusal.code}`)
    const model = modelFor(file, cases.value.modelName)
    if (!model.ok) throw new Error(model.refusal.problems.map(({ sentence }) => sentence.en).join('\n'))
    const failures = cases.value.cases.flatMap((kitCase) =>
      runKitCase(model.value, kitCase)
        .filter(({ passed }) => !passed)
        .map((outcome) => ({ case: kitCase.id, ...outcome })),
    )
    expect(failures).toEqual([])
  })
})
