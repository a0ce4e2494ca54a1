import type { ProcessEvent } from './command.ts'

/**
 * The event sequence on one line, for a person who reads a failed test: `start Start(1) Find(2)*`, later
 * `Find(2)> Judge(3) …`. A visit passed at once stands alone; `*` is one that was entered and waits, `>` one that was
 * left, `x` one that ended undone, `!` one that stopped for repair and why, `?` one that is tried again, `~` one that was
 * skipped, `^` what was thrown and who caught it, `@` the other time that a calendar gave it. The body of a loop has `[]` behind its name.
 */
export function printEvents(events: readonly ProcessEvent[]): string {
  const bodies = new Set(events.flatMap((event) => (event.kind === 'entered' && event.isBody ? [event.key] : [])))
  const printed = events.flatMap((event, position) => {
    const next = events[position + 1]
    return event.kind === 'entered' && next?.kind === 'left' && next.key === event.key
      ? []
      : [printEvent(event, events[position - 1], bodies)]
  })
  return printed.join(' ')
}

function printEvent(event: ProcessEvent, before: ProcessEvent | undefined, bodies: ReadonlySet<number>): string {
  switch (event.kind) {
    case 'started':
      return 'start'
    case 'completed':
      return 'end'
    case 'canceled':
      return 'canceled'
    case 'modified':
      return 'modified'
    case 'migrated':
      return `migrated ${event.data.from}→${event.data.to}`
  }
  const isBody = bodies.has(event.key) || (event.kind === 'left' && event.isBody)
  const name = `${event.element}${isBody ? '[]' : ''}(${event.key})`
  switch (event.kind) {
    case 'entered':
      return `${name}*`
    case 'left':
      return `${name}${before?.kind === 'entered' && before.key === event.key ? '' : '>'}`
    case 'terminated':
      return `${name}x`
    case 'stopped':
      return `${name}!${event.data.code}`
    case 'retried':
      return `${name}?`
    case 'skipped':
      return `${name}~`
    case 'variables':
      return `${name}={${Object.keys(event.data)
        .filter((key) => key !== 'by')
        .join()}}`
    case 'thrown':
      return `${name}^${event.data.code}${event.data.caughtBy === null ? '' : `→${event.data.caughtBy}`}`
    case 'recounted':
      return `${name}@${event.data.to}`
    case 'task':
      return `${name}:${Object.keys(event.data)[0] ?? ''}`
  }
}
