import type { ProcessEvent } from './command.ts'

/**
 * The event sequence on one line, for a person who reads a failed test: `start Find(1)* Find(1)> Judge(2)* …`.
 * `>` a visit that was left, `*` a visit that was entered and waits, `!` one that stopped for repair.
 */
export function printEvents(events: readonly ProcessEvent[]): string {
  return events.map(printEvent).join(' ')
}

function printEvent(event: ProcessEvent): string {
  switch (event.kind) {
    case 'started':
      return 'start'
    case 'completed':
      return 'end'
    case 'entered':
      return `${event.element}(${event.key})*`
    case 'left':
      return `${event.element}(${event.key})>`
    case 'stopped':
      return `${event.element}(${event.key})!${event.data.code}`
    case 'retried':
      return `${event.element}(${event.key})?`
  }
}
