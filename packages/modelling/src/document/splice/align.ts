import type { XmlNode } from '@aftersale/diagram'

/** A child before and after: null where it came or went. */
export interface Pair {
  readonly before: XmlNode | null
  readonly after: XmlNode | null
}

/** How the children of an element are told apart: by their id or, without one, by what is written. */
export type Identify = (node: XmlNode) => string

/**
 * Which child became which, in the order of the later ones; what went stands where it was. Children that are the same keep
 * their order; of what is left between two of those, elements of one name became each other.
 */
export function align(
  before: readonly XmlNode[],
  after: readonly XmlNode[],
  identifyBefore: Identify,
  identifyAfter: Identify,
): Pair[] {
  const [old, young] = [before.map(identifyBefore), after.map(identifyAfter)]
  const same = commonOf(old, young)
  const pairs: Pair[] = []
  let [from, to] = [0, 0]
  for (const [at, other] of [...same, [before.length, after.length] as const]) {
    pairs.push(...between(before.slice(from, at), after.slice(to, other)))
    const [was, is] = [before[at], after[other]]
    if (was !== undefined && is !== undefined) pairs.push({ before: was, after: is })
    from = at + 1
    to = other + 1
  }
  return pairs
}

function between(before: readonly XmlNode[], after: readonly XmlNode[]): Pair[] {
  const open = [...before]
  const pairs = after.map((node): Pair => {
    const at = open.findIndex((one) => one.name === node.name && mayBecome(one, node))
    return { before: at === -1 ? null : (open.splice(at, 1)[0] ?? null), after: node }
  })
  return [...open.map((node): Pair => ({ before: node, after: null })), ...pairs]
}

/** An element with an id does not become one with another id. */
const mayBecome = ({ attributes: { id } }: XmlNode, { attributes: { id: other } }: XmlNode): boolean =>
  id === undefined || other === undefined || id === other

/** Positions of the longest row of entries that both have in the same order. */
function commonOf(one: readonly string[], other: readonly string[]): (readonly [number, number])[] {
  let start = 0
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1
  let end = 0
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1
  const head = Array.from({ length: start }, (_, at) => [at, at] as const)
  const tail = Array.from({ length: end }, (_, at) => [one.length - end + at, other.length - end + at] as const)
  const middle = longest(one.slice(start, one.length - end), other.slice(start, other.length - end))
  return [...head, ...middle.map(([left, right]) => [left + start, right + start] as const), ...tail]
}

function longest(one: readonly string[], other: readonly string[]): (readonly [number, number])[] {
  const width = other.length + 1
  const lengths = new Uint32Array((one.length + 1) * width)
  const lengthAt = (left: number, right: number): number => lengths[left * width + right] ?? 0
  for (let left = one.length - 1; left >= 0; left -= 1) {
    for (let right = other.length - 1; right >= 0; right -= 1) {
      lengths[left * width + right] =
        one[left] === other[right]
          ? lengthAt(left + 1, right + 1) + 1
          : Math.max(lengthAt(left + 1, right), lengthAt(left, right + 1))
    }
  }
  const pairs: (readonly [number, number])[] = []
  let [left, right] = [0, 0]
  while (left < one.length && right < other.length) {
    if (one[left] === other[right]) pairs.push([left++, right++])
    else if (lengthAt(left + 1, right) >= lengthAt(left, right + 1)) left += 1
    else right += 1
  }
  return pairs
}
