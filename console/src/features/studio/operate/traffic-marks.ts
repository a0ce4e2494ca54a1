import type { Badge, Mark } from '../flows/drawing/flow-drawing.tsx'
import type { ElementTraffic } from './traffic-queries.ts'

/** How what goes on is said, in the reader's language. */
export interface TrafficWords {
  count(count: number): string
  waiting(one: NonNullable<ElementTraffic['waiting']>): string
  incidents(count: number): string
  passed(one: NonNullable<ElementTraffic['passed']>): string
  passedShort(one: NonNullable<ElementTraffic['passed']>): string
}

/** What goes on at the elements as it stands on the drawing: counts of what waits and what stopped, below them what passed. */
export function trafficMarks(
  elements: readonly ElementTraffic[],
  words: TrafficWords,
): { readonly marks: ReadonlyMap<string, Mark>; readonly badges: readonly Badge[] } {
  const marks = new Map<string, Mark>()
  const badges: Badge[] = []
  for (const { element, waiting, incidents, passed } of elements) {
    if (incidents > 0) {
      marks.set(element, 'stuck')
      badges.push({ element, text: `! ${words.count(incidents)}`, title: words.incidents(incidents), tone: 'stuck' })
    } else if (waiting !== null) {
      marks.set(element, 'waiting')
      badges.push({ element, text: words.count(waiting.instances), title: words.waiting(waiting), tone: 'waiting' })
    }
    if (passed !== null) {
      badges.push({ element, text: words.passedShort(passed), title: words.passed(passed), tone: 'quiet' })
    }
  }
  return { marks, badges }
}
