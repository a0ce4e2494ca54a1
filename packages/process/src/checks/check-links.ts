import { type EventNode, isEvent } from '../definition.ts'
import type { Check } from './check.ts'

/** A link thrown is caught once, in the same scope (BPMN 2.0.2, 10.5.5). */
export const checkLinks: Check = ({ nodes }, problems) => {
  const events = [...nodes.values()].filter(isEvent)
  const caught = new Set<string>()
  for (const event of events) {
    if (event.kind !== 'intermediateCatchEvent') continue
    for (const [place, name] of linksOf(event)) {
      if (caught.has(place)) {
        problems.add(
          event,
          'process.link-caught-twice',
          `Another event of this scope already catches the link “${name}”.`,
          `同一层级的另一个事件已捕获链接“${name}”。`,
        )
      }
      caught.add(place)
      if (event.incoming.length === 0) continue
      problems.add(
        event,
        'process.flow-into-link',
        'It catches a link, and yet a flow leads into it.',
        '它捕获链接，却有连线进入。',
      )
    }
  }
  for (const event of events) {
    if (event.kind !== 'intermediateThrowEvent') continue
    for (const [place, name] of linksOf(event)) {
      if (!caught.has(place)) {
        problems.add(
          event,
          'process.link-leads-nowhere',
          `No event of this scope catches the link “${name}”.`,
          `同一层级中没有事件捕获链接“${name}”。`,
        )
      }
      if (event.outgoing.length === 0) continue
      problems.add(
        event,
        'process.flow-after-link',
        'It throws a link, so the way goes on there: no flow may leave it.',
        '它抛出链接，流程将从链接处继续：不能再有连线从此出发。',
      )
    }
  }
}

/** The place that a link leads to, and its name. */
export const linksOf = (event: EventNode): readonly (readonly [place: string, name: string])[] =>
  event.definitions.flatMap((definition) =>
    definition.kind === 'link' ? [[`${event.parent ?? ''}\n${definition.name}`, definition.name] as const] : [],
  )
