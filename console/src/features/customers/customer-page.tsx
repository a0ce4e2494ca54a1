import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { RecordPage } from '../../shell/records/record-page.tsx'
import { Facts, Section } from '../../shell/records/section.tsx'
import { useMay } from '../../shell/use-may.ts'
import { countText, momentText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { wordText } from '../../text/words.ts'
import { CasesOf } from '../cases/index.ts'
import { CustomerOrders } from './customer-orders.tsx'

/** One customer: how to reach them, what they bought, and every matter with them, across channels. */
export function CustomerPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const mayOrders = useMay('orders.see')
  const { id } = useParams({ from: '/staff/customers/$id' })
  const query = useQuery({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => answered(api().getCustomer({ params: { id }, signal })),
  })
  return (
    <RecordPage
      query={query}
      list={{ to: '/customers', name: t('places.customers') }}
      title={(customer) => customer?.name ?? t('lists.column.customer')}
    >
      {({ number, source, kind, phones, mails, taxNumber, addresses, orders, changedAt }) => (
        <>
          <Section title={t('record.profile')}>
            <Facts
              facts={[
                [t('lists.column.customerNumber'), number],
                [t('lists.column.source'), wordText('source', source, t)],
                [t('lists.column.kind'), t(`lists.customerKind.${kind}`)],
                [t('lists.column.phones'), phones.join('、')],
                [t('lists.column.mails'), mails.join('、')],
                [t('record.taxNumber'), taxNumber],
                [t('record.orderCount'), countText(orders.count, language)],
                [t('record.lastOrder'), orders.lastAt === null ? null : momentText(orders.lastAt, language)],
                [t('lists.column.changed'), momentText(changedAt, language)],
                ...addresses.map(
                  ({ recipient, phone, province, city, district, street }, at) =>
                    [
                      `${t('record.address')} ${at + 1}`,
                      [province, city, district, street, recipient, phone].filter(Boolean).join(' '),
                    ] as const,
                ),
              ]}
            />
          </Section>
          <CasesOf conditions={{ source, customer: number }} about={{ source, customer: number }} />
          {mayOrders ? <CustomerOrders source={source} number={number} /> : null}
          <p>
            <Link to="/customers">{t('record.toCustomers')}</Link>
          </p>
        </>
      )}
    </RecordPage>
  )
}
