import { type CardKind, readPlainFlow } from '@aftersale/modelling'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { type DrawnElement, drawnElements } from './drawn-names.ts'

/** An element with its kind as the plain view of flows calls it. */
export interface NamedElement extends Omit<DrawnElement, 'kind'> {
  readonly kind: string
}

const plainKinds = async (xml: string): Promise<ReadonlyMap<string, CardKind>> => {
  const read = await readPlainFlow(xml)
  const cards = read.ok ? read.value.scopes.flatMap((scope) => scope.cards) : []
  return new Map(cards.map(({ id, step }) => [id, step.kind]))
}

/** The elements of a flow by their ids, as drawn. What the plain view has no words for is called as in BPMN. */
export function useDrawnElements(xml: string): ReadonlyMap<string, NamedElement> {
  const { t } = useTranslation()
  const language = useLanguage()
  const drawn = useMemo(() => drawnElements(xml), [xml])
  const { data: kinds } = useQuery({
    queryKey: ['plain-kinds', xml],
    queryFn: () => plainKinds(xml),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return useMemo(() => {
    const named = [...drawn.values()].map((element): [string, NamedElement] => {
      const plain = kinds?.get(element.id) ?? 'advanced'
      const kind = plain === 'advanced' ? inLanguage(element.kind, language) : t(`plain.kinds.${plain}`)
      return [element.id, { ...element, kind }]
    })
    return new Map(named)
  }, [drawn, kinds, language, t])
}
