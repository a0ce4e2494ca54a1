import type { StepFailure } from '../failure.ts'
import type { ScenarioStep } from '../reading/step-shapes.ts'
import type { Room } from '../room/room.ts'
import { addSigner, replaceSigner, sendBack, sign } from './act-on-task.ts'
import { complete, escalate, fail, throwError } from './act-on-work.ts'
import { advance, calendars } from './advance.ts'
import { cancel, deploy, set } from './change.ts'
import { expect } from './expect.ts'
import { message, signal } from './publish.ts'
import { activate, modify, retry, skip } from './repair.ts'
import { start } from './start.ts'

/** Does one step; what follows from it waits for `rest`. Answers why it does not apply, or what is not as expected. */
export async function doStep(room: Room, step: ScenarioStep): Promise<StepFailure | null> {
  switch (step.does) {
    case 'deploy':
      return deploy(room, step)
    case 'start':
      return start(room, step)
    case 'complete':
      return complete(room, step)
    case 'fail':
      return fail(room, step)
    case 'throwError':
      return throwError(room, step)
    case 'escalate':
      return escalate(room, step)
    case 'message':
      return message(room, step)
    case 'signal':
      return signal(room, step)
    case 'advance':
      return advance(room, step)
    case 'set':
      return set(room, step)
    case 'cancel':
      return cancel(room, step)
    case 'expect':
      return expect(room, step)
    case 'retry':
      return retry(room, step)
    case 'skip':
      return skip(room, step)
    case 'sign':
      return sign(room, step)
    case 'addSigner':
      return addSigner(room, step)
    case 'replaceSigner':
      return replaceSigner(room, step)
    case 'sendBack':
      return sendBack(room, step)
    case 'activate':
      return activate(room, step)
    case 'modify':
      return modify(room, step)
    case 'calendars':
      return calendars(room, step)
  }
}
