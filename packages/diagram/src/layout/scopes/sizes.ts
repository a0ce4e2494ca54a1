import { type Element, isEvent, isGateway, isSubProcess } from '../../flow.ts'
import { FONT, LINE, type Size } from '../../text/label-size.ts'
import { wrap } from '../../text/wrap.ts'
import { EVENT } from '../border-places.ts'

/** Sizes as BPMN modelers draw them, in pixels. */
const TASK: Size = { width: 100, height: 80 }
const GATEWAY: Size = { width: 50, height: 50 }
const DATA_OBJECT: Size = { width: 36, height: 50 }
const DATA_STORE: Size = { width: 50, height: 50 }
/** What remains for the name of a task, beside its border and its icon. */
export const TASK_PADDING = 6
const ICON = 18
const MARKERS = 18
/** A note is as wide as its text up to here. */
const NOTE_WIDTH = 150
export const NOTE_PADDING = 6

/** How large an element is by itself. Tasks grow with their names. */
export function sizeOf(element: Element): Size {
  if (isEvent(element)) return { width: EVENT, height: EVENT }
  if (isGateway(element)) return GATEWAY
  if (element.kind === 'dataObject') return DATA_OBJECT
  if (element.kind === 'dataStore') return DATA_STORE
  if (element.kind === 'textAnnotation') return noteSize(element)
  return isSubProcess(element) ? { width: 140, height: 100 } : taskSize(element)
}

const textsOf = ({ name }: Element): string[] => [...new Set([name.text, ...Object.values(name.translations)])]

const linesOf = (element: Element, size: number, width: number): number =>
  Math.max(0, ...textsOf(element).map((text) => wrap(text, size, width).length))

function taskSize(element: Element): Size {
  const lines = linesOf(element, FONT.inside, TASK.width - 2 * TASK_PADDING)
  const height = lines * LINE + 2 * ICON + (element.markers.length > 0 ? MARKERS - ICON / 2 : 0)
  return { width: TASK.width, height: Math.max(TASK.height, Math.ceil(height / 2) * 2) }
}

function noteSize(element: Element): Size {
  const lines = textsOf(element).map((text) => wrap(text, FONT.note, NOTE_WIDTH - 2 * NOTE_PADDING))
  const height = Math.max(1, ...lines.map((one) => one.length)) * LINE + 2 * NOTE_PADDING
  return { width: NOTE_WIDTH, height }
}
