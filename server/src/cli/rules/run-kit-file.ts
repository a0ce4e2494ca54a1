import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type DecisionModel,
  type KitCase,
  type KitOutcome,
  type KitRefusal,
  readKitCases,
  runKitCase,
} from '@aftersale/decision'
import type { KitFile } from './kit-files.ts'
import { problemLine, readModelFile } from './model-file.ts'
import { readTextFile } from './read-file.ts'

/** A result node that did not come out as expected; a file that cannot be read is one failure, without case or result. */
export interface KitFailure {
  readonly folder: string
  readonly file: string
  readonly case: string
  readonly result: string
  readonly expected: string
  readonly got: string
  readonly warnings: readonly string[]
}

export interface KitFileOutcome {
  readonly cases: number
  readonly passed: number
  readonly failures: readonly KitFailure[]
}

/** Runs the cases of one file; whatever is wrong with it or its model is a failure of its own, never the end of the run. */
export async function runKitFile(kitFile: KitFile): Promise<KitFileOutcome> {
  const { directory, folder, file } = kitFile
  const failure = (about: Partial<KitFailure> & Pick<KitFailure, 'expected' | 'got'>): KitFailure => ({
    folder,
    file,
    case: '',
    result: '',
    warnings: [],
    ...about,
  })
  const broken = (expected: string, got: string): KitFileOutcome => ({
    cases: 1,
    passed: 0,
    failures: [failure({ expected, got })],
  })
  const xml = await attempt(() => readTextFile(join(directory, file)))
  if ('trouble' in xml) return broken('a file of cases', xml.trouble)
  const read = readKitCases(xml.value)
  if (!read.ok) return broken('a file of cases', refusalText(read.refusal))
  const { cases, modelName } = read.value
  const model = await attempt(() => modelOf(kitFile, modelName))
  if ('trouble' in model) return broken(`the model ${modelName ?? ''}`.trim(), model.trouble)
  const failures: KitFailure[] = []
  let passed = 0
  for (const kitCase of cases) {
    for (const { passed: isMet, ...outcome } of await outcomesOf(model.value, kitCase)) {
      if (isMet) passed += 1
      else failures.push(failure({ case: kitCase.id, ...outcome }))
    }
  }
  return { cases: cases.length, passed, failures }
}

type Attempted<T> = { readonly value: T } | { readonly trouble: string }

/** Runs something that may throw; what it throws becomes its message. */
async function attempt<T>(work: () => T | Promise<T>): Promise<Attempted<T>> {
  try {
    return { value: await work() }
  } catch (error) {
    return { trouble: error instanceof Error ? error.message : String(error) }
  }
}

async function outcomesOf(model: DecisionModel, kitCase: KitCase): Promise<readonly KitOutcome[]> {
  const ran = await attempt(() => runKitCase(model, kitCase))
  if ('value' in ran) return ran.value
  const { trouble } = ran
  return kitCase.results.map(({ name }) => ({
    result: name,
    passed: false,
    expected: 'a result',
    got: trouble,
    warnings: [],
  }))
}

/** The model that the cases name; where they name none, the one whose name theirs begins with, or the only one. */
async function modelOf({ directory, file }: KitFile, modelName: string | undefined): Promise<DecisionModel> {
  const models = (await readdir(directory)).filter((name) => name.endsWith('.dmn')).sort()
  const stem = file.slice(0, file.toLowerCase().lastIndexOf('-test-'))
  const chosen = modelName ?? models.find((name) => name === `${stem}.dmn`) ?? models[0]
  if (chosen === undefined || !models.includes(chosen)) {
    throw new Error(`there is no model ${chosen ?? '*.dmn'} beside the cases`)
  }
  const path = join(directory, chosen)
  const read = await readModelFile(path, { brokenExpressions: 'null' })
  if (read.ok) return read.value
  throw new Error(read.refusal.problems.map((problem) => problemLine(chosen, problem, 'en')).join(' '))
}

function refusalText(refusal: KitRefusal): string {
  if (refusal.code === 'kit.not-cases') return `an XML document with the root ${refusal.root}`
  return `line ${refusal.position.line}, column ${refusal.position.column}: ${refusal.detail}`
}
