import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { MissingSection, Section, SmallTable } from '../../shell/records/section.tsx'
import { useMay } from '../../shell/use-may.ts'
import { momentText, moneyText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'

/** The refunds of an order; nothing where they are not one's to see. */
export function OrderRefunds({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const may = useMay('refunds.see')
  const query = useQuery({
    queryKey: ['list', 'refunds', 'of', orderId],
    queryFn: ({ signal }) => answered(api().listRefunds({ query: { orderId, limit: 50 }, signal })),
    enabled: may,
  })
  const { data } = query
  if (data === undefined) return <MissingSection title={t('places.refunds')} query={query} />
  return (
    <Section title={t('places.refunds')}>
      <SmallTable
        caption={t('places.refunds')}
        items={data.items}
        keyOf={({ id }) => id}
        address={({ number }) => `/refunds/${number}`}
        none={t('lists.none.refunds')}
        columns={[
          { label: t('lists.column.refundNumber'), cell: ({ number }) => number },
          { label: t('lists.column.state'), cell: ({ status }) => t(`lists.refundStatus.${status}`) },
          { label: t('lists.column.amount'), isNumber: true, cell: ({ amount }) => moneyText(amount, language) },
          {
            label: t('lists.column.approved'),
            isNumber: true,
            cell: ({ approvedAt }) => momentText(approvedAt, language),
          },
        ]}
      />
    </Section>
  )
}
