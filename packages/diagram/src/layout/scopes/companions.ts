import { type Connection, type Element, type Flow, isData, isNamedOutside } from '../../flow.ts'
import { labelSize } from '../../text/label-size.ts'
import type { Companion } from '../layers/graph.ts'
import { sizeOf } from './sizes.ts'

export interface Companions {
  /** By id of the box that they belong to: notes first, last what is connected with others as well. */
  readonly companions: ReadonlyMap<string, readonly Companion[]>
  /** Connections between a box and what belongs to it. */
  readonly ties: readonly Connection[]
}

/**
 * Data and notes stand with the first box that they are connected with. `own`: what is drawn in the container; `hostOf`: by
 * id of each box and each event on a border, the box.
 */
export function companionsOf(
  own: readonly Element[],
  hostOf: ReadonlyMap<string, string>,
  { connections }: Flow,
): Companions {
  const extras = new Map(
    own.filter((one) => isData(one) || one.kind === 'textAnnotation').map((one) => [one.id, one] as const),
  )
  const homes = new Map<string, string>()
  const wanderers = new Set<string>()
  const ties: Connection[] = []
  for (const connection of connections.values()) {
    const { source, target } = connection
    const [id, other] = extras.has(source) ? [source, target] : [target, source]
    if (!extras.has(id)) continue
    // Only the box itself: what belongs to an event on its border would hang in the air above the box.
    const host = hostOf.get(other) === other ? other : null
    const home = homes.get(id) ?? host
    if (host !== null && home === host) {
      homes.set(id, host)
      ties.push(connection)
    } else wanderers.add(id)
  }
  const rank = (element: Element) => (element.kind === 'textAnnotation' ? 0 : wanderers.has(element.id) ? 2 : 1)
  const companions = new Map<string, Companion[]>()
  for (const [id, element] of [...extras].toSorted(([, one], [, other]) => rank(one) - rank(other))) {
    const host = homes.get(id)
    if (host === undefined) continue
    const label = isNamedOutside(element) ? labelSize(element.name) : null
    companions.set(host, [...(companions.get(host) ?? []), { id, size: sizeOf(element), label }])
  }
  return { companions, ties }
}
