import type { UserTask } from '../definition.ts'
import type { Attribute } from '../settings.ts'
import { timerProblem } from '../timers/timer.ts'
import { optionalAttribute, type Term } from './attributes.ts'
import type { Drawing } from './drawing.ts'
import { readApproval } from './read-approval.ts'
import { readActivityBase } from './read-base.ts'
import { readForm } from './read-form.ts'
import { readHeaders, readTaskListeners } from './read-job.ts'
import { readCalendar } from './read-timer.ts'
import { children, extension, extensions, type Source, text } from './source.ts'

const EXECUTED = [
  'zeebe:UserTask',
  'zeebe:AssignmentDefinition',
  'zeebe:FormDefinition',
  'zeebe:TaskSchedule',
  'zeebe:PriorityDefinition',

  'zeebe:TaskListeners',
  'aftersale:Approval',
  'aftersale:FieldRights',
  'aftersale:SendBack',
  'aftersale:Calendar',
]

const RIGHTS = ['hidden', 'readonly', 'editable', 'required'] as const

export function readUserTask(source: Source, parent: string | null, drawing: Drawing): UserTask | null {
  const base = readActivityBase(source, parent, EXECUTED, drawing)
  if (base === null) return null
  const assignment = extension(source, 'zeebe:AssignmentDefinition')
  const who = (property: string, what: Term) => optionalAttribute(assignment, property, source, what, drawing)
  return {
    ...base,
    kind: 'userTask',
    assignee: who('assignee', { en: 'assignee', zh: '办理人' }),
    candidateGroups: who('candidateGroups', { en: 'candidate groups', zh: '候选组' }),
    candidateUsers: who('candidateUsers', { en: 'candidate users', zh: '候选人' }),
    form: readForm(source, drawing),
    dueDate: readDate(source, 'dueDate', { en: 'due date', zh: '到期时间' }, drawing),
    followUpDate: readDate(source, 'followUpDate', { en: 'follow-up date', zh: '跟进时间' }, drawing),
    calendar: readCalendar(source, source, drawing),
    priority: readPriority(source, drawing),
    headers: readHeaders(source, drawing),
    approval: readApproval(source, drawing),
    sendBackTo: extensions(source).flatMap((one) =>
      one.$type === 'aftersale:SendBack' ? (text(one, 'to') ?? []) : [],
    ),
    fieldRights: readFieldRights(source, drawing),
    taskListeners: readTaskListeners(source, drawing),
  }
}

function readDate(source: Source, property: string, what: Term, drawing: Drawing): Attribute | null {
  const { problems } = drawing
  const schedule = extension(source, 'zeebe:TaskSchedule')
  const date = optionalAttribute(schedule, property, source, what, drawing)
  if (date?.kind !== 'text') return date
  const written = String(date.value)
  if (timerProblem('date', written) !== null && timerProblem('duration', written) !== null) {
    problems.add(
      source,
      'process.date-unreadable',
      `Its ${what.en} “${written}” is neither a date nor a duration, such as 2026-03-01T09:00:00+08:00 or P2D.`,
      `它的${what.zh}“${written}”既不是日期也不是时长，例如 2026-03-01T09:00:00+08:00 或 P2D。`,
    )
  }
  return date
}

function readPriority(source: Source, drawing: Drawing): Attribute | null {
  const { problems } = drawing
  const definition = extension(source, 'zeebe:PriorityDefinition')
  const what = { en: 'priority', zh: '优先级' }
  const priority = optionalAttribute(definition, 'priority', source, what, drawing)
  if (priority?.kind === 'text' && !/^(100|\d{1,2})$/.test(String(priority.value))) {
    problems.add(
      source,
      'process.priority-out-of-range',
      `Its priority “${String(priority.value)}” is no whole number from 0 to 100.`,
      `它的优先级“${String(priority.value)}”不是 0 到 100 的整数。`,
    )
  }
  return priority
}

function readFieldRights(source: Source, { problems }: Drawing): UserTask['fieldRights'] {
  const rights = extension(source, 'aftersale:FieldRights')
  const entries = (rights === null ? [] : children(rights, 'values')).flatMap((one) => {
    const field = text(one, 'field')
    const right = RIGHTS.find((known) => known === text(one, 'right'))
    if (field !== null && right !== undefined) return [[field, right] as const]
    problems.add(
      source,
      'process.field-right-unknown',
      `A right for the field “${field ?? ''}” is none of ${RIGHTS.join(', ')}.`,
      `字段“${field ?? ''}”的权限不是 ${RIGHTS.join('、')} 之一。`,
    )
    return []
  })
  return Object.fromEntries(entries)
}
