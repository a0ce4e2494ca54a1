import { printEvents } from '@aftersale/process'
import type { Happening } from '../room/room.ts'

/**
 * The events of a step on one line, in the notation of `printEvents`. Where `isNamed`, what happened in an instance stands
 * behind its name: `[#1] Pay(2)> … [#2] start Start(1)`.
 */
export function eventText(happened: readonly Happening[], isNamed: boolean): string {
  const parts: string[] = []
  for (let from = 0; from < happened.length; ) {
    const instance = happened[from]?.instance
    let to = from + 1
    while (to < happened.length && happened[to]?.instance === instance) to += 1
    const text = printEvents(happened.slice(from, to).map(({ event }) => event))
    parts.push(isNamed ? `[${instance?.label ?? ''}] ${text}` : text)
    from = to
  }
  return parts.join(' ')
}
