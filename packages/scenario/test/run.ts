import { instant } from '@aftersale/kernel'
import { outcomeLines, type Resource, readScenario, runScenario, type ScenarioOutcome } from '../src/index.ts'

const MONDAY = instant('2026-01-05T09:00:00+08:00')

/** Runs steps as written in JSON on files by name; those behind `later/` are deployed by steps alone. */
export async function ran(
  files: Readonly<Record<string, string>>,
  steps: readonly unknown[],
): Promise<ScenarioOutcome> {
  const read = readScenario(JSON.parse(JSON.stringify(steps)))
  if (!read.ok) throw new Error(read.refusal.problems.map(({ step, message }) => `${step}: ${message.en}`).join('\n'))
  const resources: Resource[] = Object.entries(files).map(([name, content]) => ({ name, content }))
  const isLater = ({ name }: Resource) => name.startsWith('later/')
  return runScenario(read.value, {
    files: resources.filter((one) => !isLater(one)),
    more: resources.filter(isLater),
    now: MONDAY,
    zone: 'Asia/Shanghai',
  })
}

/** The failure of a run, or undefined; with what happened until then, so that a failed test can be read. */
export function failureOf(outcome: ScenarioOutcome): string | undefined {
  const last = outcome.steps.at(-1)
  return last === undefined || last.failure === null ? undefined : outcomeLines(outcome, 'en').join('\n')
}

/** The sentence of a failure alone. */
export function reasonOf(outcome: ScenarioOutcome): string | undefined {
  const last = outcome.steps.at(-1)
  return last?.failure?.message.en
}
