import type { TrialSide } from '@aftersale/contract'

type Step = TrialSide['path'][number]

/** A step of both ways, or of one of them. */
export interface AlignedStep {
  readonly before: Step | null
  readonly after: Step | null
}

/** Steps that say something to people: not the gateways between them, nor where a flow begins. */
const isTold = ({ kind }: Step): boolean => !kind.endsWith('Gateway') && kind !== 'startEvent'

/** Two ways side by side: what both go through stands in one row, by their longest common sequence. */
export function alignedSteps(before: readonly Step[], after: readonly Step[]): readonly AlignedStep[] {
  const [left, right] = [before.filter(isTold), after.filter(isTold)]
  const common = commonLengths(left, right)
  const rows: AlignedStep[] = []
  let [at, other] = [0, 0]
  while (at < left.length || other < right.length) {
    const [one, two] = [left[at] ?? null, right[other] ?? null]
    if (one !== null && two !== null && one.element === two.element) {
      rows.push({ before: one, after: two })
      at += 1
      other += 1
    } else if (two === null || (one !== null && lengthAt(common, at + 1, other) >= lengthAt(common, at, other + 1))) {
      rows.push({ before: one, after: null })
      at += 1
    } else {
      rows.push({ before: null, after: two })
      other += 1
    }
  }
  return rows
}

const lengthAt = (lengths: readonly (readonly number[])[], at: number, other: number): number =>
  lengths[at]?.[other] ?? 0

/** How long the longest common sequence is from each pair of places on. */
function commonLengths(left: readonly Step[], right: readonly Step[]): readonly (readonly number[])[] {
  const lengths: number[][] = Array.from({ length: left.length + 1 }, () => right.map(() => 0).concat(0))
  for (let at = left.length - 1; at >= 0; at -= 1) {
    for (let other = right.length - 1; other >= 0; other -= 1) {
      const row = lengths[at]
      if (row === undefined) continue
      row[other] =
        left[at]?.element === right[other]?.element
          ? lengthAt(lengths, at + 1, other + 1) + 1
          : Math.max(lengthAt(lengths, at + 1, other), lengthAt(lengths, at, other + 1))
    }
  }
  return lengths
}
