import { type Instant, instant } from '@aftersale/kernel'
import { instantAfter } from '@aftersale/process'
import { withCalendars } from '../deploying/read-resource.ts'
import { refusedStep, type StepFailure } from '../failure.ts'
import type { StepOf } from '../reading/step-shapes.ts'
import { setSurroundings } from '../room/calendars.ts'
import { forgetMessages } from '../room/messages.ts'
import { rest } from '../room/rest.ts'
import { isOverworked, type Room } from '../room/room.ts'
import { nextDue } from '../room/timers.ts'
import { said } from '../sentence.ts'

/** Moves the clock on. It stops at each instant at which something is due, and fires it there. */
export function advance(room: Room, { of }: StepOf<'advance'>): StepFailure | null {
  const target = instantAfter(of, room.now, room.surroundings.zone) ?? instantOf(of)
  if (target === null) {
    return refusedStep(said(`“${of}” leads beyond the year 9999.`, `“${of}”超出了 9999 年。`))
  }
  if (target < room.now) return refusedStep(said('The clock does not go back.', '时钟不能倒拨。'))
  for (let due = nextDue(room); due !== null && due <= target && !isOverworked(room); due = nextDue(room)) {
    moveTo(room, due)
    rest(room)
  }
  moveTo(room, target)
  return null
}

function moveTo(room: Room, to: Instant): void {
  if (to > room.now) room.now = to
  forgetMessages(room)
}

function instantOf(text: string): Instant | null {
  try {
    return instant(text)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Sets business calendars that timers and due dates are counted on, beside those that are there; what waits is counted anew. */
export function calendars(room: Room, { of }: StepOf<'calendars'>): StepFailure | null {
  setSurroundings(room, withCalendars(room.surroundings, of))
  return null
}
