import type { Hook, Link } from './items.ts'
import type { Attachment, Hooking, Meeting } from './meeting.ts'

type Use = 'out' | 'into' | 'backOut' | 'backInto'

const TOWARDS: Readonly<Record<Use, Hook['towards']>> = {
  out: 'right',
  into: 'left',
  backOut: 'left',
  backInto: 'right',
}

/**
 * A gateway or an event is met at its four corners: the main way passes through left and right, what stands above or below
 * it uses the upper and the lower corner. Each of those serves one purpose; what finds both taken shares the main way's.
 */
export function attachCorners(meeting: Meeting): Attachment {
  const taken: { above: Use | null; below: Use | null } = { above: null, below: null }
  const hooks: Hooking[] = []
  const shared: Record<'out' | 'into', Link[]> = { out: [], into: [] }
  const hookOn = (link: Link, use: Use, side: Hook['side']) => {
    taken[side] ??= use
    hooks.push({ link, hook: { side, towards: TOWARDS[use], x: 0 } })
  }
  const wishes = (use: Use): [Link, Hook['side']][] => {
    const side = TOWARDS[use] === 'right' ? 'after' : 'before'
    const main = side === 'after' ? meeting.mainOut : meeting.mainInto
    const links = meeting[use].filter((link) => link !== main)
    const sideOf = (link: Link): Hook['side'] => (meeting.isAbove(link, main, side) ? 'above' : 'below')
    const wished = links.map((link): [Link, Hook['side']] => [link, sideOf(link)])
    // From the innermost to the outermost.
    const isAbove = ([, at]: [Link, Hook['side']]) => at === 'above'
    return [...wished.filter(isAbove).toReversed(), ...wished.filter((one) => !isAbove(one))]
  }
  for (const use of ['backInto', 'backOut'] as const) {
    for (const [link, side] of wishes(use)) {
      const other = side === 'above' ? 'below' : 'above'
      const isFree = (at: Hook['side']) => taken[at] === null || taken[at] === use
      hookOn(link, use, isFree(side) || !isFree(other) ? side : other)
    }
  }
  for (const use of ['out', 'into'] as const) {
    for (const [link, side] of wishes(use)) {
      if (taken[side] === null || taken[side] === use) hookOn(link, use, side)
      else shared[use].push(link)
    }
  }
  const ports = (links: readonly Link[], main: Link | null) =>
    links.length === 0
      ? []
      : [...links, ...(main === null ? [] : [main])].map(
          (link) => [link, { offset: 0, share: link === main ? 'main' : 'side' }] as const,
        )
  return {
    hooks,
    border: new Map(),
    leftPorts: ports(shared.out, meeting.mainOut),
    rightPorts: ports(shared.into, meeting.mainInto),
  }
}
