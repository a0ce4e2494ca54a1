import type { ModelKind } from '@aftersale/contract'
import { useMemo } from 'react'
import { ChangeList } from '../../flows/difference/change-list.tsx'
import { differenceOf } from '../../flows/difference/difference-of.ts'

type WordsDifferenceProps = { readonly kind: ModelKind; readonly before: string; readonly after: string }

export function WordsDifference({ kind, before, after }: WordsDifferenceProps) {
  const changes = useMemo(() => differenceOf(kind, before === '' ? null : before, after), [kind, before, after])
  return <ChangeList changes={changes} />
}
