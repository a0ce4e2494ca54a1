import type { ModelKind } from '@aftersale/contract'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ChangeList } from '../../flows/difference/change-list.tsx'
import { differenceOf } from '../../flows/difference/difference-of.ts'
import { keyWords } from '../../rules/cells/words-from.ts'

type WordsDifferenceProps = {
  readonly kind: ModelKind
  readonly before: string
  readonly after: string
  readonly onDrop?: () => void
}

export function WordsDifference({ kind, before, after, onDrop }: WordsDifferenceProps) {
  const { t } = useTranslation()
  const changes = useMemo(
    () => differenceOf(kind, before === '' ? null : before, after, keyWords(t)),
    [kind, before, after, t],
  )
  return <ChangeList changes={changes} {...(onDrop === undefined ? {} : { onDrop })} />
}
