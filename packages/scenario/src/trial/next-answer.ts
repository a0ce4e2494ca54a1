import { type FeelContext, feelFromJson } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import type { Command, ElementInstance, JobWait, UserTaskWait } from '@aftersale/process'
import type { ActiveInstance } from '../room/instance.ts'
import { activeInstances } from '../room/instances.ts'
import type { Room } from '../room/room.ts'
import { leavesOf } from '../steps/leaves.ts'
import type { Answer } from './answer.ts'
import { eventAnswers } from './event-answer.ts'
import type { Memory } from './memory.ts'
import { askOf, workAsk } from './node-work.ts'
import { valuesAfter } from './recorded-values.ts'
import type { RecordedVisit } from './recording.ts'

/** Everything that the past can answer of what is asked now; what it cannot is left waiting. */
export function answersTo(room: Room, memory: Memory): readonly Answer[] {
  return activeInstances(room).flatMap((instance) => [
    ...leavesOf(instance).flatMap((element) => answerTo(instance, element, memory) ?? []),
    ...eventAnswers(room, instance, memory),
  ])
}

/** The earliest; of several at once the one that is listed first. */
export const earliest = (answers: readonly Answer[]): Answer | null =>
  answers.reduce<Answer | null>((first, one) => (first === null || one.at < first.at ? one : first), null)

function answerTo(instance: ActiveInstance, element: ElementInstance, memory: Memory): Answer | null {
  const { wait } = element
  if (wait.kind === 'job') return jobAnswer(instance, element, wait, memory)
  return wait.kind === 'user-task' ? taskAnswer(instance, element, wait, memory) : null
}

function jobAnswer(instance: ActiveInstance, element: ElementInstance, job: JobWait, memory: Memory): Answer | null {
  const { key, since } = element
  const complete = (variables: FeelContext): Command => ({ kind: 'complete-job', key, part: job.part, variables })
  const nothing = { instance, element, submitted: null, visit: null, at: since, command: complete({}) }
  // What listeners brought was not written down; whether they were asked changes no path.
  if (job.part !== '') return nothing
  const own = memory.visitOf(instance, key)
  const visit = own ?? memory.sameAsk(instance, workAsk(job.type), true)
  const names = memory.brings(job.type)
  if (visit === null) return names?.length === 0 ? nothing : null
  const at = later(since, visit)
  if (at === null || visit.closed === 'undone' || visit.closed === null) return null
  const { recording } = memory
  if (visit.closed === 'error') {
    const code = visit.errorCode ?? ''
    const variables = given(valuesAfter(recording, visit.observedFrom, ['refusal']))
    return { ...nothing, at, visit, command: { kind: 'throw-error', key, code, message: code, variables } }
  }
  const brought = valuesAfter(recording, visit.observedFrom, names ?? memory.unexplained)
  return { ...nothing, at, visit, command: complete(given(brought)) }
}

function taskAnswer(
  instance: ActiveInstance,
  element: ElementInstance,
  task: UserTaskWait,
  memory: Memory,
): Answer | null {
  const { key, since } = element
  const node = instance.deployed.process.nodes.get(element.element)
  const ask = node === undefined ? null : askOf(node)
  const own = memory.visitOf(instance, key)
  const visit = own ?? (ask === null ? null : memory.sameAsk(instance, ask, false))
  if (visit === null) return null
  const base = { instance, element, visit }
  if (task.signers !== null) return signedAnswer(base, key, since, task.signers)
  const submitted = visit.answers.at(-1) ?? null
  const at = later(since, visit)
  if (at === null || visit.closed !== 'left') return null
  const variables = given(submitted?.values ?? {})
  const by = submitted?.by ?? ''
  const back = visit.sentBackTo
  if (back !== null && node?.kind === 'userTask' && node.sendBackTo.includes(back)) {
    return { ...base, at, submitted, command: { kind: 'send-back', key, to: back, variables, by } }
  }
  return { ...base, at, submitted, command: { kind: 'complete-user-task', key, variables, by } }
}

/** Each approver answers as they did; where somebody else is asked now, nobody has answered for them. */
function signedAnswer(
  base: Pick<Answer, 'instance' | 'element'> & { readonly visit: RecordedVisit },
  key: number,
  since: Instant,
  signers: NonNullable<UserTaskWait['signers']>,
): Answer | null {
  const open = new Set(signers.flatMap(({ who, status }) => (status === 'open' ? [who] : [])))
  const submitted = base.visit.answers.find(({ signer }) => signer !== null && open.has(signer))
  if (submitted?.signer == null) return null
  const at = (since + (submitted.at - base.visit.enteredAt)) as Instant
  const { signer: who, by, values } = submitted
  return { ...base, at, submitted, command: { kind: 'sign', key, who, variables: given(values), by } }
}

/** As long after now's question as the past took. */
function later(since: Instant, { enteredAt, closedAt }: RecordedVisit): Instant | null {
  return closedAt === null ? null : ((since + (closedAt - enteredAt)) as Instant)
}

const given = (values: Parameters<typeof feelFromJson>[0]): FeelContext => feelFromJson(values) as FeelContext
