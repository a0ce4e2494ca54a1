import type { Command } from '@aftersale/process'
import { refusedStep, type StepFailure } from '../failure.ts'
import type { StepOf } from '../reading/step-shapes.ts'
import type { Room } from '../room/room.ts'
import { give } from '../room/work.ts'
import { said } from '../sentence.ts'
import { findOpen, type Open } from './find-open.ts'
import { refusalSentence } from './refusal-sentence.ts'

/** Who does what a scenario does. */
export const BY = 'scenario'

const isJob = ({ element: { wait } }: Open): boolean => wait.kind === 'job'
const isWork = ({ element: { wait } }: Open): boolean => wait.kind === 'job' || wait.kind === 'user-task'

/** An ad-hoc sub-process whose activities a person chooses: it is done when that person says so. */
const isChosen = ({ instance, element: { element, wait, loop } }: Open): boolean =>
  wait.kind === 'children' && loop === null && instance.deployed.process.nodes.get(element)?.kind === 'adHocSubProcess'

const WORK = { fits: isWork, en: 'user task or job', zh: '用户任务或作业' }

/** Tells the engine; its refusal becomes the failure of the step. */
export function tell(room: Room, { instance }: Pick<Open, 'instance'>, command: Command): StepFailure | null {
  const refusal = give(room, { instance, command })
  return refusal === null ? null : refusedStep(refusalSentence(refusal))
}

export function complete(room: Room, { of, given }: StepOf<'complete'>): StepFailure | null {
  const fits = (open: Open) => isWork(open) || isChosen(open)
  const found = findOpen(room, of, given, { ...WORK, fits })
  if (!found.ok) return found.refusal
  const { key, wait } = found.value.element
  const variables = given.variables ?? {}
  if (wait.kind === 'job') return tell(room, found.value, { kind: 'complete-job', key, part: wait.part, variables })
  if (wait.kind !== 'user-task') return tell(room, found.value, { kind: 'complete-ad-hoc', key, by: BY })
  if (wait.signers === null) return tell(room, found.value, { kind: 'complete-user-task', key, variables, by: BY })
  const who = wait.signers.find(({ status }) => status === 'open')?.who ?? BY
  return tell(room, found.value, { kind: 'sign', key, who, variables, by: who })
}

/** An attempt failed. With attempts left the job stays open; without, it becomes an incident. */
export function fail(room: Room, { of, given }: StepOf<'fail'>): StepFailure | null {
  const found = findOpen(room, of, given, { fits: isJob, en: 'job', zh: '作业' })
  if (!found.ok) return found.refusal
  const { instance, element } = found.value
  const { key, wait } = element
  if (wait.kind !== 'job') throw new Error(`expected a job at ${of}, got ${wait.kind}`)
  const id = `${key} ${wait.part}`
  const left = given.retries ?? (instance.attempts.get(id) ?? wait.retries) - 1
  if (left > 0) {
    instance.attempts.set(id, left)
    room.notes.push(said(`“${of}” failed, attempts left: ${left}`, `“${of}”失败，剩余尝试次数：${left}`))
    return null
  }
  const words = given.message
  const message = words === null ? said('The job failed.', '作业失败。') : said(words, words)
  return tell(room, found.value, { kind: 'fail', key, cause: { code: 'scenario.job-failed', message } })
}

export function throwError(room: Room, { of, given }: StepOf<'throwError'>): StepFailure | null {
  const found = findOpen(room, of, given, WORK)
  if (!found.ok) return found.refusal
  return tell(room, found.value, {
    kind: 'throw-error',
    key: found.value.element.key,
    code: given.code ?? '',
    message: given.message ?? '',
    variables: given.variables ?? {},
  })
}

export function escalate(room: Room, { of, given }: StepOf<'escalate'>): StepFailure | null {
  const found = findOpen(room, of, given, WORK)
  if (!found.ok) return found.refusal
  const { key } = found.value.element
  return tell(room, found.value, { kind: 'escalate', key, code: given.code ?? '', variables: given.variables ?? {} })
}
