import type { Signer } from '@aftersale/process'
import type { Actor } from './actor.ts'
import { whyNotYours } from './claim-task.ts'
import type { TaskRow } from './tasks.store.ts'
import { whyNotWithdraw } from './why-not-withdraw.ts'

const OPERATIONS = [
  'complete',
  'claim',
  'release',
  'save-draft',
  'assign',
  'delegate',
  'add-approver',
  'send-back',
  'change',
  'urge',
  'copy',
  'withdraw',
] as const

export type Operation = (typeof OPERATIONS)[number]

interface Situation {
  readonly task: TaskRow
  /** What its completion opened. */
  readonly next: readonly TaskRow[]
  readonly signers: readonly Signer[] | null
  readonly targets: readonly string[]
}

/** What somebody could do with a task as it stands, so that nobody is offered what would be refused. */
export function operationsOn({ task, next, signers, targets }: Situation, actor: Actor): Operation[] {
  if (task.suspended) return []
  if (task.status !== 'open') return whyNotWithdraw(task, next, actor) === null ? ['withdraw'] : []
  const isTheirs = task.assignee === actor.who
  const isFree = task.assignee === null
  const isApproval = task.signer !== null
  const canWork = whyNotYours(task, actor) === null
  const isApprover = signers?.some(({ who }) => who === actor.who) ?? false
  const may: Readonly<Record<Operation, boolean>> = {
    complete: canWork,
    claim: isFree && !isApproval && canWork,
    release: !isFree && !isApproval && (isTheirs || actor.isAdministrator),
    'save-draft': isTheirs,
    assign: canWork || actor.isAdministrator || task.owner === actor.who,
    delegate: canWork && !isApproval,
    'add-approver': isApproval && (isApprover || actor.isAdministrator),
    'send-back': canWork && targets.length > 0,
    change: canWork || actor.isAdministrator,
    urge: !isTheirs,
    copy: true,
    withdraw: false,
  }
  return OPERATIONS.filter((operation) => may[operation])
}
