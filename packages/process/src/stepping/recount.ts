import { type Instant, isoOf } from '@aftersale/kernel'
import type { Recounted } from '../command.ts'
import type { CountedDates, ElementInstance, UserTaskWait } from '../state.ts'
import { taskOf } from '../state.ts'
import { kept } from '../timers/counting.ts'
import { change, type Run } from './run.ts'
import { dueAt, eachTimer, recomputed } from './timers.ts'

/**
 * Counts anew what was counted on a business calendar: timers, and the dates of open tasks, each from where it counted. What
 * came to another time is told.
 */
export function recount(run: Run): void {
  eachTimer(run, (timer) => {
    if (timer.counted === undefined) return timer
    const anew = recomputed(run, timer)
    tell(run, timer.event, timer.owner, { what: 'timer', calendar: timer.counted.calendar }, timer.due, anew.due)
    return anew
  })
  for (const element of run.elements.values()) recountTask(run, element)
}

function recountTask(run: Run, element: ElementInstance): void {
  const task = taskOf(element)
  if (task?.counted === undefined) return
  const anew = recountedTask(run, element, task, task.counted)
  const { wait } = element
  if (wait.kind === 'user-task') change(run, element.key, { wait: anew })
  else if (wait.kind === 'job' && wait.behind !== null) {
    change(run, element.key, { wait: { ...wait, behind: { ...wait.behind, task: anew } } })
  }
}

function recountedTask(run: Run, { element, key }: ElementInstance, task: UserTaskWait, counted: CountedDates) {
  const { calendar, from } = counted
  const date = (what: 'dueDate' | 'followUpDate', edge: 'start-of-day' | 'end-of-day') => {
    const rule = counted[what]
    const due = rule === null ? null : dueAt(run, rule, calendar, edge, from)
    if (due === null || !due.ok) return task[what]
    if (task[what] !== null) tell(run, element, key, { what, calendar }, task[what], due.value)
    return due.value
  }
  const dates = { dueDate: date('dueDate', 'end-of-day'), followUpDate: date('followUpDate', 'start-of-day') }
  return { ...kept(task, run.surroundings), ...dates }
}

type About = Pick<Recounted, 'what' | 'calendar'>

function tell(run: Run, element: string, key: number, about: About, before: Instant, after: Instant): void {
  if (before === after) return
  const data = { ...about, from: isoOf(before), to: isoOf(after) }
  run.events.push({ kind: 'recounted', at: run.now, element, key, data })
}
