import type { AnswerOf, routes } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { MissingSection, Section, SmallTable } from '../../shell/records/section.tsx'
import { useMay } from '../../shell/use-may.ts'
import { countText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'

type Parcel = AnswerOf<(typeof routes)['getParcel']>

/** What is in a parcel: lines of its order or, on the way back, of its return; nothing where that is not one's to see. */
export function ParcelContents({ parcel: { orderId, returnId, lines } }: { readonly parcel: Parcel }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [mayOrders, mayReturns] = [useMay('orders.see'), useMay('returns.see')]
  const query = useQuery({
    queryKey: ['parcel', 'lines', orderId, returnId],
    queryFn: async ({ signal }) => {
      if (returnId !== null) return (await answered(api().getReturn({ params: { id: returnId }, signal }))).lines
      if (orderId !== null) return (await answered(api().getOrder({ params: { id: orderId }, signal }))).lines
      return []
    },
    enabled: lines.length > 0 && (returnId === null ? orderId !== null && mayOrders : mayReturns),
  })
  const title = t('record.contents')
  const { data } = query
  if (data === undefined) return <MissingSection title={title} query={query} />
  return (
    <Section title={title}>
      <SmallTable
        caption={title}
        items={lines.map(({ line, units }) => ({ line, units, of: data.find(({ id }) => id === line) }))}
        keyOf={({ line }) => line}
        none={t('record.nothing')}
        columns={[
          {
            label: t('lists.column.product'),
            cell: ({ of }) =>
              of === undefined ? null : (
                <>
                  {of.productName} <span className="quiet">{of.product}</span>
                </>
              ),
          },
          { label: t('lists.column.quantity'), isNumber: true, cell: ({ units }) => countText(units, language) },
        ]}
      />
    </Section>
  )
}
