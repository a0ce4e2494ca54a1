import type { Attached } from '../layers/attach.ts'
import type { Item, Link } from '../layers/items.ts'
import type { Port } from '../layers/meeting.ts'
import { portsOf } from '../rows/link-labels.ts'
import type { Rows } from '../rows/place-rows.ts'

/** Links between two columns that share one vertical line: most often a single one. */
export interface Trunk {
  readonly links: readonly Link[]
  /** Heights at which it is met from the left and from the right. */
  readonly lefts: readonly number[]
  readonly rights: readonly number[]
  readonly top: number
  readonly bottom: number
}

/** At which heights a link leaves the column on its left and reaches the one on its right. */
export function heightsOf(link: Link, attached: Attached, { y }: Rows): { left: number; right: number } {
  const { left, right } = portsOf(link, attached)
  return { left: (y.get(link.left) ?? 0) + left, right: (y.get(link.right) ?? 0) + right }
}

/** The trunks behind a column: links that are not straight, those together that leave from or lead to one point. */
export function trunksAfter(column: readonly Item[], attached: Attached, rows: Rows): Trunk[] {
  const bent = column
    .flatMap(({ after }) => after)
    .filter((link) => {
      const { left, right } = heightsOf(link, attached, rows)
      return left !== right
    })
  const groups = new Map<string | Link, Link[]>()
  for (const link of bent) {
    const key = groupOf(link, bent, attached)
    groups.set(key, [...(groups.get(key) ?? []), link])
  }
  return [...groups.values()].map((links) => trunkOf(links, attached, rows))
}

function groupOf(link: Link, all: readonly Link[], { leftPorts, rightPorts }: Attached): string | Link {
  const isShared = (ports: ReadonlyMap<Link, Port>, one: Link) => (ports.get(one)?.share ?? null) !== null
  const sharing = (side: 'left' | 'right', ports: ReadonlyMap<Link, Port>) =>
    isShared(ports, link) ? all.filter((one) => one[side] === link[side] && isShared(ports, one)) : [link]
  const [same, other] = [sharing('left', leftPorts), sharing('right', rightPorts)]
  return same.length >= other.length ? (same[0] ?? link) : (other[0] ?? link)
}

function trunkOf(links: readonly Link[], attached: Attached, rows: Rows): Trunk {
  const heights = links.map((link) => heightsOf(link, attached, rows))
  const lefts = [...new Set(heights.map(({ left }) => left))]
  const rights = [...new Set(heights.map(({ right }) => right))]
  const all = [...lefts, ...rights]
  return { links, lefts, rights, top: Math.min(...all), bottom: Math.max(...all) }
}
