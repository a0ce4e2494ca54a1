import { comparePlainFlows, type PlainComparison } from '@aftersale/modelling'
import { useQuery } from '@tanstack/react-query'
import { ReactFlowProvider } from '@xyflow/react'
import { Alert } from 'antd'
import { vocabularyQuery } from '../../../../api/listings.ts'
import { PartFailure } from '../../../../shell/states/part-failure.tsx'
import { Waiting } from '../../../../shell/states/waiting.tsx'
import { inLanguage } from '../../../../text/bilingual.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import { ChangeList } from './change-list.tsx'
import type { DifferenceViewProps } from './difference-view.ts'
import { MarkedFlow } from './marked-flow.tsx'

/** Two editions of a flow as steps: the cards that came, went, changed or moved, in their own sentences. */
export function PlainDifference(props: DifferenceViewProps) {
  const { before, after, shown, onShow, onDrop } = props
  const language = useLanguage()
  const vocabulary = useQuery(vocabularyQuery)
  const compared = useQuery({
    queryKey: ['studio', 'plain-difference', before, after, vocabulary.dataUpdatedAt],
    queryFn: async () => {
      if (vocabulary.data === undefined) throw new Error('expected words for flows before they are compared')
      return comparePlainFlows(before, after, vocabulary.data)
    },
    enabled: vocabulary.data !== undefined,
    gcTime: 0,
  })
  if (vocabulary.isError) return <PartFailure query={vocabulary} />
  if (vocabulary.data === undefined || compared.data === undefined) return <Waiting rows={4} />
  if (!compared.data.ok) {
    return <Alert type="error" showIcon title={inLanguage(compared.data.refusal.message, language)} />
  }
  const comparison: PlainComparison = compared.data.value
  return (
    <ReactFlowProvider>
      <MarkedFlow {...props} comparison={comparison} vocabulary={vocabulary.data} />
      <ChangeList
        changes={comparison.changes}
        shown={shown}
        onShow={onShow}
        {...(onDrop === undefined ? {} : { onDrop })}
      />
    </ReactFlowProvider>
  )
}
