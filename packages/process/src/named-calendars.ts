import type { ProcessDefinition } from './definition.ts'
import type { Attribute } from './settings.ts'

/** Where a process names a business calendar: the element, and the name or the expression that gives it. */
export interface NamedCalendar {
  readonly element: string
  readonly name: Attribute
}

/** Every business calendar that the timers and the tasks of a process name. */
export function namedCalendars({ nodes }: ProcessDefinition): readonly NamedCalendar[] {
  return [...nodes.values()].flatMap((node) => {
    const ofTask = node.kind === 'userTask' ? [node.calendar] : []
    const ofTimers =
      'definitions' in node ? node.definitions.map((one) => (one.kind === 'timer' ? one.calendar : null)) : []
    return [...ofTask, ...ofTimers].flatMap((name) => (name === null ? [] : [{ element: node.id, name }]))
  })
}
