import { correlate, forgetMessages } from './messages.ts'
import { isOverworked, type Room } from './room.ts'
import { fireDue } from './timers.ts'
import { work } from './work.ts'

/** Lets everything that has begun go on until it waits: flows, what they throw, messages that were kept, timers already due. */
export function rest(room: Room): void {
  do {
    work(room)
  } while (!isOverworked(room) && (correlate(room) || fireDue(room)))
  forgetMessages(room)
}
