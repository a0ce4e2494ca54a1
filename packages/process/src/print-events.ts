import type { ProcessEvent } from './command.ts'

/**
 * The event sequence on one line, for a person who reads a failed test: `start Start(1) Find(2)*`, later
 * `Find(2)> Judge(3) …`. A visit passed at once stands alone; `*` is one that was entered and waits, `>` one that was
 * left, `!` one that stopped for repair and why, `?` one that is tried again.
 */
export function printEvents(events: readonly ProcessEvent[]): string {
  const printed = events.flatMap((event, position) => {
    const next = events[position + 1]
    return event.kind === 'entered' && next?.kind === 'left' && next.key === event.key
      ? []
      : [printEvent(event, events[position - 1])]
  })
  return printed.join(' ')
}

function printEvent(event: ProcessEvent, before: ProcessEvent | undefined): string {
  switch (event.kind) {
    case 'started':
      return 'start'
    case 'completed':
      return 'end'
    case 'entered':
      return `${event.element}(${event.key})*`
    case 'left':
      return `${event.element}(${event.key})${before?.kind === 'entered' && before.key === event.key ? '' : '>'}`
    case 'stopped':
      return `${event.element}(${event.key})!${event.data.code}`
    case 'retried':
      return `${event.element}(${event.key})?`
  }
}
