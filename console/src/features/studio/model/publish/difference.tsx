import type { ModelKind } from '@aftersale/contract'
import { lazy, Suspense } from 'react'
import { Waiting } from '../../../../shell/states/waiting.tsx'

const FlowDifference = lazy(async () => ({
  default: (await import('../../flows/difference/flow-difference.tsx')).FlowDifference,
}))
const WordsDifference = lazy(async () => ({
  default: (await import('./words-difference.tsx')).WordsDifference,
}))

type DifferenceProps = {
  readonly kind: ModelKind
  readonly before: string
  readonly after: string
  /** Lets go of the draft, where it turns out that nothing is changed in it. */
  readonly onDrop?: () => void
}

/** How two contents of a file differ: a flow is drawn, everything is told in sentences. */
export function Difference({ kind, before, after, onDrop }: DifferenceProps) {
  const dropping = onDrop === undefined ? {} : { onDrop }
  return (
    <Suspense fallback={<Waiting rows={3} />}>
      {kind === 'flow' && before !== '' ? (
        <FlowDifference before={before} after={after} {...dropping} />
      ) : (
        <WordsDifference kind={kind} before={before} after={after} {...dropping} />
      )}
    </Suspense>
  )
}
