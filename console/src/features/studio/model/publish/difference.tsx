import type { ModelKind } from '@aftersale/contract'
import { lazy, Suspense } from 'react'
import { Waiting } from '../../../../shell/states/waiting.tsx'

const FlowDifference = lazy(async () => ({
  default: (await import('../../flows/difference/flow-difference.tsx')).FlowDifference,
}))
const WordsDifference = lazy(async () => ({
  default: (await import('./words-difference.tsx')).WordsDifference,
}))

type DifferenceProps = { readonly kind: ModelKind; readonly before: string; readonly after: string }

/** How two contents of a file differ: a flow is drawn, everything is told in sentences. */
export function Difference({ kind, before, after }: DifferenceProps) {
  return (
    <Suspense fallback={<Waiting rows={3} />}>
      {kind === 'flow' && before !== '' ? (
        <FlowDifference before={before} after={after} />
      ) : (
        <WordsDifference kind={kind} before={before} after={after} />
      )}
    </Suspense>
  )
}
