import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { MissingSection, Section, SmallTable } from '../../shell/records/section.tsx'
import { useMay } from '../../shell/use-may.ts'
import { carrierText } from '../../text/carrier-text.ts'
import { momentText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'

/** The parcels of an order; nothing where they are not one's to see. */
export function OrderParcels({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const may = useMay('parcels.see')
  const query = useQuery({
    queryKey: ['list', 'parcels', 'of', orderId],
    queryFn: ({ signal }) => answered(api().listParcels({ query: { order: orderId, limit: 50 }, signal })),
    enabled: may,
  })
  const { data } = query
  if (data === undefined) return <MissingSection title={t('places.parcels')} query={query} />
  return (
    <Section title={t('places.parcels')}>
      <SmallTable
        caption={t('places.parcels')}
        items={data.items}
        keyOf={({ id }) => id}
        address={({ id }) => `/parcels/${id}`}
        none={t('lists.none.parcels')}
        columns={[
          { label: t('lists.column.trackingNumber'), cell: ({ trackingNumber }) => trackingNumber },
          { label: t('lists.column.carrier'), cell: ({ carrier }) => carrierText(carrier, language) },
          { label: t('lists.column.direction'), cell: ({ direction }) => t(`lists.direction.${direction}`) },
          { label: t('lists.column.state'), cell: ({ status }) => t(`lists.parcelStatus.${status}`) },
          {
            label: t('lists.column.news'),
            isNumber: true,
            cell: ({ statusAt }) => (statusAt === null ? null : momentText(statusAt, language)),
          },
        ]}
      />
    </Section>
  )
}
