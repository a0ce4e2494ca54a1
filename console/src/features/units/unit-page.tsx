import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { RecordPage } from '../../shell/records/record-page.tsx'
import { Facts, Section } from '../../shell/records/section.tsx'
import { CustomerLink } from '../customers/customer-link.tsx'
import { ProductLink } from '../products/product-link.tsx'

/** One sold piece, known by its serial number. */
export function UnitPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/staff/units/$id' })
  const query = useQuery({
    queryKey: ['unit', id],
    queryFn: ({ signal }) => answered(api().getUnit({ params: { id }, signal })),
  })
  return (
    <RecordPage query={query} title={(unit) => `${t('record.serial')} ${unit?.serial ?? ''}`}>
      {(unit) => (
        <Section title={t('record.summary')}>
          <Facts
            facts={[
              [t('lists.column.product'), <ProductLink key="product" code={unit.product} />],
              [t('lists.column.state'), t(`record.unitState.${unit.state}`)],
              [
                t('lists.column.customer'),
                unit.customer === null || unit.source === null ? (
                  unit.customer
                ) : (
                  <CustomerLink key="customer" source={unit.source} number={unit.customer} />
                ),
              ],
              [
                t('lists.column.order'),
                unit.orderId === null ? null : (
                  <Link key="order" to="/orders/$id" params={{ id: unit.orderId }}>
                    {unit.orderNumber}
                  </Link>
                ),
                'long',
              ],
              [t('record.soldOn'), unit.soldOn],
              [t('record.deliveredOn'), unit.deliveredOn],
            ]}
          />
        </Section>
      )}
    </RecordPage>
  )
}
