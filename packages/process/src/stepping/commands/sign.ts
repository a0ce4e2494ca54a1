import type { FeelContext } from '@aftersale/feel'
import { feelEquals } from '@aftersale/feel'
import { refuse } from '@aftersale/kernel'
import type { ApprovalPolicy } from '../../settings.ts'
import type { ElementInstance, Signer, UserTaskWait } from '../../state.ts'
import { change, elementOf, nodeOf, type Run } from '../run.ts'
import { askListeners } from '../task-listeners.ts'
import { asVariable, contextAsVariables } from '../values.ts'
import { type Applied, applied, type CommandOf, waiting } from './waiting.ts'

/**
 * One of several approvers answers. The task completes as soon as its policy is decided: approved (enough have), or
 * refused (enough cannot any more); what the deciding form brought, and `approved`, become its result.
 */
export function sign(run: Run, { key, who, variables, by }: CommandOf<'sign'>): Applied {
  const found = waiting(run, key, 'user-task')
  if (!found.ok) return found
  const task = found.value.wait
  const signer = task.signers?.find((one) => one.who === who)
  const policy = policyOf(run, found.value)
  if (signer === undefined || policy === null || signer.status === 'waiting') {
    return refuse({ code: 'process.not-a-signer', who })
  }
  if (signer.status !== 'open') return refuse({ code: 'process.already-signed', who })
  const brought = contextAsVariables(variables)
  const approves = feelEquals(brought[policy.variable] ?? null, asVariable(policy.approves)) === true
  const signers = next(policy, replaced(task, who, approves ? 'approved' : 'refused'))
  const wait = { ...task, signers }
  note(run, found.value, { signed: who, approves, by })
  const answer = verdict(policy, signers)
  if (answer === null) {
    change(run, key, { wait, brought: null })
    return applied
  }
  change(run, key, { brought: { ...brought, approved: answer } satisfies FeelContext })
  // A listener that denies it takes the deciding answer back: else nobody could answer any more.
  askListeners(run, key, 'completing', 0, { task, data: { by } })
  return applied
}

/** 加签: another approver, at the end or before one who has not answered. Also of one who was added. */
export function addSigner(run: Run, { key, who, before, by }: CommandOf<'add-signer'>): Applied {
  const found = waiting(run, key, 'user-task')
  if (!found.ok) return found
  const { signers } = found.value.wait
  const policy = policyOf(run, found.value)
  if (signers === null || policy === null) return refuse({ code: 'process.not-a-signer', who: by })
  if (signers.some((one) => one.who === who)) return refuse({ code: 'process.already-signed', who })
  const position = before === null ? signers.length : signers.findIndex((one) => one.who === before)
  const displaced = signers[position]
  if (position < 0 || (displaced !== undefined && isAnswered(displaced))) {
    return refuse({ code: 'process.not-a-signer', who: before ?? who })
  }
  const status = policy.kind === 'ordered' ? 'waiting' : 'open'
  const withNew = signers.toSpliced(position, 0, { who, status })
  change(run, key, { wait: { ...found.value.wait, signers: next(policy, withNew) } })
  note(run, found.value, { added: who, before, by })
  return applied
}

/** 转办: somebody else answers in the place of one who has not. */
export function replaceSigner(run: Run, { key, who, with: other, by }: CommandOf<'replace-signer'>): Applied {
  const found = waiting(run, key, 'user-task')
  if (!found.ok) return found
  const { signers } = found.value.wait
  const signer = signers?.find((one) => one.who === who)
  if (signers === null || signer === undefined) return refuse({ code: 'process.not-a-signer', who })
  if (isAnswered(signer)) return refuse({ code: 'process.already-signed', who })
  if (signers.some((one) => one.who === other)) return refuse({ code: 'process.already-signed', who: other })
  const replacedBy = signers.map((one) => (one === signer ? { ...one, who: other } : one))
  change(run, key, { wait: { ...found.value.wait, signers: replacedBy } })
  note(run, found.value, { handedOver: who, to: other, by })
  return applied
}

const isAnswered = ({ status }: Signer) => status === 'approved' || status === 'refused'

const replaced = ({ signers }: UserTaskWait, who: string, status: Signer['status']): readonly Signer[] =>
  (signers ?? []).map((one) => (one.who === who ? { ...one, status } : one))

/** In order, exactly one is open: the first who has not answered. */
function next(policy: ApprovalPolicy, signers: readonly Signer[]): readonly Signer[] {
  if (policy.kind !== 'ordered') return signers
  const first = signers.findIndex((one) => !isAnswered(one))
  return signers.map((one, position) =>
    isAnswered(one) ? one : { ...one, status: position === first ? 'open' : 'waiting' },
  )
}

/** True: approved. False: can no longer be approved. Null: not decided yet. */
function verdict(policy: ApprovalPolicy, signers: readonly Signer[]): boolean | null {
  const approved = signers.filter(({ status }) => status === 'approved').length
  const refused = signers.filter(({ status }) => status === 'refused').length
  if (policy.kind === 'any') return approved > 0 ? true : refused > 0 ? false : null
  const needed = policy.kind === 'ratio' ? Math.ceil(signers.length * (policy.ratio ?? 1) - 1e-9) : signers.length
  if (approved >= needed) return true
  return signers.length - refused < needed ? false : null
}

function policyOf(run: Run, element: ElementInstance): ApprovalPolicy | null {
  const node = nodeOf(run, element)
  return node.kind === 'userTask' ? node.approval : null
}

function note(run: Run, { key }: ElementInstance, data: Readonly<Record<string, unknown>>): void {
  run.events.push({ kind: 'task', at: run.now, element: elementOf(run, key).element, key, data })
}
