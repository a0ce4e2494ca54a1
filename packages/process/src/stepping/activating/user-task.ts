import type { FeelContext, FeelValue } from '@aftersale/feel'
import { Decimal } from '@aftersale/feel'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Cause } from '../../cause.ts'
import type { UserTask } from '../../definition.ts'
import type { ApprovalPolicy, Attribute } from '../../settings.ts'
import type { Signer, UserTaskWait } from '../../state.ts'
import { countedDuration } from '../../timers/due-instant.ts'
import type { Run } from '../run.ts'
import { notText, stop } from '../stop.ts'
import { askListeners } from '../task-listeners.ts'
import { dueAt } from '../timers.ts'
import { textOf, textsOf, valueOf, visibleIn } from '../variables.ts'

const USUAL_PRIORITY = 50

/** Opens a task for whom, until when and how urgently its expressions say. */
export function openUserTask(run: Run, node: UserTask, key: number): void {
  const visible = visibleIn(run, key)
  const wait = waitOf(run, node, visible)
  if (!wait.ok) return stop(run, key, wait.refusal)
  askListeners(run, key, 'creating', 0, { task: wait.value, data: null })
}

function waitOf(run: Run, node: UserTask, visible: FeelContext): Result<UserTaskWait, Cause> {
  const assignee = node.assignee === null ? null : optionalText(run, node.assignee, visible)
  if (assignee === undefined) return refuse(notText('assignee', '办理人'))
  const candidateGroups = node.candidateGroups === null ? [] : textsOf(run, node.candidateGroups, visible)
  if (candidateGroups === null) return refuse(notText('candidate groups', '候选组'))
  const candidateUsers = node.candidateUsers === null ? [] : textsOf(run, node.candidateUsers, visible)
  if (candidateUsers === null) return refuse(notText('candidate users', '候选人'))
  const formId = node.form === null ? null : textOf(run, node.form.id, visible)
  if (node.form !== null && formId === null) return refuse(notText('form id', '表单 id'))
  const calendar = node.calendar === null ? null : textOf(run, node.calendar, visible)
  if (node.calendar !== null && calendar === null) return refuse(notText('calendar', '日历'))
  const due = node.dueDate === null ? null : valueOf(run, node.dueDate, visible)
  const dueDate = dateOf(run, due, calendar, 'end-of-day')
  if (!dueDate.ok) return dueDate
  const followUp = node.followUpDate === null ? null : valueOf(run, node.followUpDate, visible)
  const followUpDate = dateOf(run, followUp, calendar, 'start-of-day')
  if (!followUpDate.ok) return followUpDate
  const priority = node.priority === null ? USUAL_PRIORITY : priorityOf(valueOf(run, node.priority, visible))
  if (priority === null) return refuse(notAPriority)
  const signers = node.approval === null ? null : signersOf(run, node.approval, visible)
  if (node.approval !== null && signers === null) return refuse(noApprovers)
  return accept({
    kind: 'user-task',
    assignee,
    candidateGroups,
    candidateUsers,
    formId,
    dueDate: dueDate.value,
    followUpDate: followUpDate.value,
    priority,
    signers,
    ...countedDates(run, calendar, due, followUp),
  })
}

/** What of the dates depends on the calendar, so that they can be counted anew when it changes. */
function countedDates(run: Run, calendar: string | null, due: FeelValue, followUp: FeelValue) {
  const edition = calendar === null ? undefined : run.surroundings.calendars.get(calendar)?.edition
  const [dueDate, followUpDate] = [countedDuration(due), countedDuration(followUp)]
  if (calendar === null || edition === undefined || (dueDate === null && followUpDate === null)) return {}
  return { counted: { calendar, edition, from: run.now, dueDate, followUpDate } }
}

/** Text, null where the expression gives null (nobody yet), undefined where it gives anything else. */
function optionalText(run: Run, attribute: Attribute, visible: FeelContext): string | null | undefined {
  const value = valueOf(run, attribute, visible)
  if (value === null && attribute.kind === 'feel' && attribute.expression.source.trim() === 'null') return null
  return typeof value === 'string' && value !== '' ? value : undefined
}

function dateOf(
  run: Run,
  value: FeelValue,
  calendar: string | null,
  edge: 'start-of-day' | 'end-of-day',
): Result<Instant | null, Cause> {
  return value === null ? accept(null) : dueAt(run, value, calendar, edge)
}

function priorityOf(value: FeelValue): number | null {
  const number = typeof value === 'string' ? Number(value) : value instanceof Decimal ? value.toNumber() : value
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= 100 ? number : null
}

/** Everybody at once or, in order, the first alone. */
function signersOf(run: Run, policy: ApprovalPolicy, visible: FeelContext): readonly Signer[] | null {
  const approvers = textsOf(run, policy.approvers, visible)
  if (approvers === null || approvers.length === 0) return null
  return [...new Set(approvers)].map((who, position) => ({
    who,
    status: policy.kind === 'ordered' && position > 0 ? 'waiting' : 'open',
  }))
}

const notAPriority = {
  code: 'process.not-a-priority',
  message: {
    en: 'The expression for the priority gives no whole number from 0 to 100.',
    'zh-CN': '优先级的表达式没有得到 0 到 100 的整数。',
  },
}

const noApprovers = {
  code: 'process.no-approvers',
  message: {
    en: 'The expression for the approvers names nobody.',
    'zh-CN': '审批人的表达式没有得到任何人。',
  },
}
