import { dirname, resolve } from 'node:path'
import {
  outcomeDocument,
  outcomeLines,
  type Resource,
  readScenario,
  runScenario,
  type Scenario,
  type ScenarioUnreadable,
} from '@aftersale/scenario'
import { type Context, Failure, type Report, wrongUsage } from '../frame/index.ts'
import { parseJson } from '../rules/given-values.ts'
import { evaluationAt } from '../rules/moment.ts'
import { readTextFile } from '../rules/read-file.ts'
import { readModelText, readResources } from './read-resources.ts'

type RunCommand = Context & {
  readonly arguments: { readonly files: readonly string[] }
  readonly options: {
    readonly scenario: string | undefined
    readonly now: string | undefined
    readonly zone: string | undefined
  }
}

/** A Monday morning: the same in every run, so that what a scenario shows today it shows tomorrow. */
const USUAL_START = '2026-01-05T09:00:00+08:00'

/** Runs the files by the scenario; exit 1 at the first step that does not apply or expectation that does not hold. */
export async function runScenarioFile({ arguments: { files }, options, language }: RunCommand): Promise<Report> {
  const path = options.scenario
  if (path === undefined) {
    throw wrongUsage('missing-option', {
      en: 'The scenario is missing: --scenario FILE.',
      'zh-CN': '缺少场景文件：--scenario FILE。',
    })
  }
  const { now, zone } = evaluationAt({ now: options.now ?? USUAL_START, zone: options.zone })
  const scenario = await readScenarioFile(path)
  const [deployed, more] = await Promise.all([readResources(files), readNamedFiles(scenario, path)])
  const outcome = await runScenario(scenario, { files: deployed, more, now, zone })
  return {
    document: outcomeDocument(outcome, language),
    lines: outcomeLines(outcome, language),
    failed: outcome.steps.some(({ failure }) => failure !== null),
  }
}

async function readScenarioFile(path: string): Promise<Scenario> {
  const read = readScenario(parseJson(await readTextFile(path), { subject: path, exit: 2 }))
  if (read.ok) return read.value
  throw new Failure(
    read.refusal.code,
    { en: problemsIn(path, read.refusal, 'en'), 'zh-CN': problemsIn(path, read.refusal, 'zh-CN') },
    { exit: 2 },
  )
}

function problemsIn(path: string, { problems }: ScenarioUnreadable, language: 'en' | 'zh-CN'): string {
  const lines = problems.map(({ step, message }) => {
    const place = step === null ? '' : { en: `step ${step}: `, 'zh-CN': `第 ${step} 步：` }[language]
    return `${path}: ${place}${message[language]}`
  })
  return lines.join('\n')
}

/** What `deploy` steps name, relative to the scenario. */
function readNamedFiles({ steps }: Scenario, path: string): Promise<Resource[]> {
  const names = new Set(steps.flatMap((step) => (step.does === 'deploy' ? step.of : [])))
  return Promise.all(
    [...names].map(async (name) => ({ name, content: await readModelText(resolve(dirname(path), name)) })),
  )
}
