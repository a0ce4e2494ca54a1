import type { StepFailure } from '../failure.ts'
import type { StepOf } from '../reading/step-shapes.ts'
import type { Room } from '../room/room.ts'
import { BY, tell } from './act-on-work.ts'
import { findOpen, type Open } from './find-open.ts'

const isTask = ({ element: { wait } }: Open): boolean => wait.kind === 'user-task'
const isApproval = ({ element: { wait } }: Open): boolean => wait.kind === 'user-task' && wait.signers !== null

const TASK = { fits: isTask, en: 'user task', zh: '用户任务' }
const APPROVAL = { fits: isApproval, en: 'user task with approvers', zh: '带审批人的用户任务' }

export function sign(room: Room, { of, given }: StepOf<'sign'>): StepFailure | null {
  const found = findOpen(room, of, given, APPROVAL)
  if (!found.ok) return found.refusal
  const { key } = found.value.element
  const who = given.who ?? ''
  return tell(room, found.value, { kind: 'sign', key, who, variables: given.variables ?? {}, by: who })
}

export function addSigner(room: Room, { of, given }: StepOf<'addSigner'>): StepFailure | null {
  const found = findOpen(room, of, given, APPROVAL)
  if (!found.ok) return found.refusal
  const { key } = found.value.element
  return tell(room, found.value, { kind: 'add-signer', key, who: given.who ?? '', before: given.before, by: BY })
}

export function replaceSigner(room: Room, { of, given }: StepOf<'replaceSigner'>): StepFailure | null {
  const found = findOpen(room, of, given, APPROVAL)
  if (!found.ok) return found.refusal
  const { key } = found.value.element
  const { who, with: other } = given
  return tell(room, found.value, { kind: 'replace-signer', key, who: who ?? '', with: other ?? '', by: BY })
}

export function sendBack(room: Room, { of, given }: StepOf<'sendBack'>): StepFailure | null {
  const found = findOpen(room, of, given, TASK)
  if (!found.ok) return found.refusal
  const { key } = found.value.element
  return tell(room, found.value, {
    kind: 'send-back',
    key,
    to: given.to ?? '',
    variables: given.variables ?? {},
    by: BY,
  })
}
