import { conformsTo, type FeelType, type FeelValue, feelCompare, typeNameOf, type UnaryTests } from '@aftersale/feel'
import { constantsOf, passesCell } from './cell-constants.ts'
import { isOrderedKind, type OrderedKind, valueBetween, valueBeyond } from './ordered-track.ts'

/**
 * A set of values of one input on which every analysable cell gives one answer, so that one sample stands for all:
 * a word, the words not mentioned, true, null, a point of a line, or the gap between two points.
 */
interface Atom {
  readonly sample: FeelValue
  readonly place:
    | { readonly kind: 'value' }
    | { readonly kind: 'other words' }
    | { readonly kind: 'anything' }
    /** `at` counts 2i+1 for the cut i and 2i for the gap below it. */
    | { readonly kind: 'line'; readonly line: OrderedKind; readonly at: number }
}

/** One input expression of a table (equal expressions are one dimension) and the partition of its values. */
export interface Dimension {
  readonly label: string
  readonly expression: string
  readonly atoms: readonly Atom[]
  readonly cuts: ReadonlyMap<OrderedKind, readonly FeelValue[]>
  /** The words and truth values that cells mention. */
  readonly mentioned: readonly FeelValue[]
}

function distinctSorted(values: readonly FeelValue[]): FeelValue[] {
  const sorted = [...values].sort((a, b) => feelCompare(a, b) ?? 0)
  return sorted.filter((value, index) => index === 0 || feelCompare(sorted[index - 1] ?? null, value) !== 0)
}

function lineAtoms(line: OrderedKind, cuts: readonly FeelValue[]): Atom[] {
  const atoms: Atom[] = []
  const add = (at: number, sample: FeelValue | undefined) => {
    if (sample !== undefined) atoms.push({ sample, place: { kind: 'line', line, at } })
  }
  for (const [index, cut] of cuts.entries()) {
    const before = index === 0 ? undefined : cuts[index - 1]
    add(2 * index, before === undefined ? valueBeyond(cut, line, 'below') : valueBetween(before, cut))
    add(2 * index + 1, cut)
  }
  const last = cuts.at(-1)
  if (last !== undefined) add(2 * cuts.length, valueBeyond(last, line, 'above'))
  return atoms
}

/** A word that no cell mentions. */
function otherWord(words: ReadonlySet<FeelValue>): string {
  let word = 'other'
  while (words.has(word)) word = `another ${word}`
  return word
}

export interface DimensionSource {
  readonly label: string
  readonly expression: string
  readonly type: FeelType
  readonly cells: readonly UnaryTests[]
  readonly allowed: UnaryTests | undefined
}

const baseKind = (type: FeelType): FeelType['kind'] => (type.kind === 'defined' ? baseKind(type.base) : type.kind)

/** Partitions an input's values by everything its cells mention, within its type and allowed values. */
export function dimensionOf({ label, expression, type, cells, allowed }: DimensionSource): Dimension {
  const constants = [...cells, ...(allowed === undefined ? [] : [allowed])].flatMap(constantsOf)
  const declared = baseKind(type)
  const fits = (value: FeelValue) => declared === 'Any' || value === null || typeNameOf(value) === declared
  const relevant = constants.filter(fits)
  const lines = new Map<OrderedKind, FeelValue[]>()
  const values = new Set<FeelValue>()
  for (const value of relevant) {
    const kind = typeNameOf(value)
    if (isOrderedKind(kind)) lines.set(kind, [...(lines.get(kind) ?? []), value])
    else values.add(value)
  }
  const cuts = new Map([...lines].map(([line, found]) => [line, distinctSorted(found)]))
  if (declared === 'boolean' || values.has(true) || values.has(false)) values.add(true).add(false)
  const words = [...values].some((value) => typeof value === 'string')
  const atoms: Atom[] = [...values].map((sample) => ({ sample, place: { kind: 'value' } }))
  if (words) atoms.push({ sample: otherWord(values), place: { kind: 'other words' } })
  for (const [line, found] of cuts) atoms.push(...lineAtoms(line, found))
  const possible = atoms.filter(({ sample }) => sample === null || isPossible(sample, type, allowed))
  const all: Atom[] = possible.length > 0 ? possible : [{ sample: null, place: { kind: 'anything' } }]
  return { label, expression, atoms: all, cuts, mentioned: [...values] }
}

function isPossible(sample: FeelValue, type: FeelType, allowed: UnaryTests | undefined): boolean {
  if (type.kind !== 'Any' && !conformsTo(sample, type)) return false
  return allowed === undefined || passesCell(allowed, sample)
}
