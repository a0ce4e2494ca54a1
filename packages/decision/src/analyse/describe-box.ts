import { type FeelContext, type FeelValue, feelToJson, formatFeel } from '@aftersale/feel'
import type { Dimension } from './dimension.ts'
import type { OrderedKind } from './ordered-track.ts'
import type { Box } from './uncovered.ts'

/** A stretch of a line as FEEL writes it, between positions of which 2i+1 is the cut i and 2i the gap below it. */
function stretch(cuts: readonly FeelValue[], first: number, last: number): string | undefined {
  const low = first === 0 ? undefined : cuts[(first - 1) >> 1]
  const high = last === 2 * cuts.length ? undefined : cuts[last >> 1]
  const fromPoint = first % 2 === 1
  const toPoint = last % 2 === 1
  if (low === undefined && high === undefined) return undefined
  if (low === undefined) return `${toPoint ? '<=' : '<'} ${formatFeel(high ?? null)}`
  if (high === undefined) return `${fromPoint ? '>=' : '>'} ${formatFeel(low)}`
  if (first === last && fromPoint) return formatFeel(low)
  return `${fromPoint ? '[' : '('}${formatFeel(low)}..${formatFeel(high)}${toPoint ? ']' : ')'}`
}

/** Positions that follow one another in a line; those without any value do not interrupt it. */
function runs(positions: readonly number[], existing: readonly number[]): [number, number][] {
  const found: [number, number][] = []
  for (const position of positions) {
    const previous = found.at(-1)
    const next = previous && existing.find((candidate) => candidate > previous[1])
    if (previous !== undefined && next === position) previous[1] = position
    else found.push([position, position])
  }
  return found
}

function lineTests(dimension: Dimension, line: OrderedKind, atoms: ReadonlySet<number>): string[] {
  const positions = (wanted: (index: number) => boolean) =>
    dimension.atoms.flatMap(({ place }, index) =>
      place.kind === 'line' && place.line === line && wanted(index) ? [place.at] : [],
    )
  const existing = positions(() => true)
  const cuts = dimension.cuts.get(line) ?? []
  return runs(
    positions((index) => atoms.has(index)),
    existing,
  ).map(([first, last]) => stretch(cuts, first, last) ?? `? instance of ${line}`)
}

/** The values of a dimension that some of its atoms stand for, as FEEL unary tests; `-` where it is all of them. */
function testsFor(dimension: Dimension, indexes: readonly number[]): string {
  if (indexes.length === dimension.atoms.length) return '-'
  const atoms = new Set(indexes)
  const chosen = indexes.flatMap((index) => dimension.atoms[index] ?? [])
  const others = chosen.some(({ place }) => place.kind === 'other words')
  const tests: string[] = []
  if (others) {
    const missing = dimension.mentioned.filter(
      (value) => typeof value === 'string' && !chosen.some(({ sample }) => sample === value),
    )
    tests.push(missing.length === 0 ? '? instance of string' : `not(${missing.map(formatFeel).join(', ')})`)
  }
  for (const { place, sample } of chosen) {
    if (place.kind === 'value' && !(others && typeof sample === 'string')) tests.push(formatFeel(sample))
  }
  for (const line of dimension.cuts.keys()) tests.push(...lineTests(dimension, line, atoms))
  return tests.join(', ')
}

/** One input of a box, by expression, as JSON. */
export function exampleOf(dimensions: readonly Dimension[], box: Box): Readonly<Record<string, unknown>> {
  const example: Record<string, FeelValue> = {}
  for (const [index, { expression, atoms }] of dimensions.entries()) {
    example[expression] = atoms[box[index]?.[0] ?? 0]?.sample ?? null
  }
  return feelToJson(example satisfies FeelContext) as Readonly<Record<string, unknown>>
}

/** What a box asks of each input; inputs of which it asks nothing are left out. */
export const conditionsOf = (dimensions: readonly Dimension[], box: Box): { input: string; tests: string }[] =>
  dimensions.flatMap((dimension, index) => {
    const tests = testsFor(dimension, box[index] ?? [])
    return tests === '-' ? [] : [{ input: dimension.label, tests }]
  })
