import { extensionOf, type Part, textOf } from '../document/part.ts'
import type { Timing } from './plain-flow.ts'

const DURATION = /^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/

/** A length of time as written, and the calendar of the element that it stands in. */
export function timingOf(text: string, owner: Part): Timing {
  const plain = /^=\s*duration\("([^"]*)"\)$/.exec(text)?.[1] ?? text
  return {
    duration: DURATION.test(plain) ? plain : null,
    calendar: textOf(extensionOf(owner, 'aftersale:Calendar'), 'name'),
    text,
  }
}
