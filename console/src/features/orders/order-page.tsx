import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { RecordPage } from '../../shell/records/record-page.tsx'
import { Facts, Section, SmallTable } from '../../shell/records/section.tsx'
import { countText, happenedText, momentText, moneyText, movedText } from '../../text/format.ts'
import { providerText } from '../../text/provider-text.ts'
import { useLanguage } from '../../text/use-language.ts'
import { wordText } from '../../text/words.ts'
import { CasesOf } from '../cases/index.ts'
import { CustomerLink } from '../customers/customer-link.tsx'
import { PortalAccess } from '../portal/index.ts'
import { OrderLedger } from './order-ledger.tsx'
import { OrderParcels } from './order-parcels.tsx'
import { OrderRefunds } from './order-refunds.tsx'

/** One order: what was sold, what became of each line, where its account stands and how it came to that. */
export function OrderPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { id } = useParams({ from: '/staff/orders/$id' })
  const query = useQuery({
    queryKey: ['order', id],
    queryFn: ({ signal }) => answered(api().getOrder({ params: { id }, signal })),
  })
  return (
    <RecordPage
      query={query}
      list={{ to: '/orders', name: t('places.orders') }}
      title={(order) => `${t('record.order')} ${order?.number ?? ''}`}
    >
      {(order) => {
        const money = (minor: number) => moneyText({ minor, currency: order.currency }, language)
        const moved = (minor: number) => movedText({ minor, currency: order.currency }, language)
        const happened = (units: number) => happenedText(units, language)
        const { account } = order
        return (
          <>
            <Section title={t('record.account')}>
              <Facts
                facts={[
                  [
                    t('lists.column.customer'),
                    <CustomerLink key="customer" source={order.source} number={order.customer} />,
                  ],
                  [t('lists.column.source'), wordText('source', order.source, t)],
                  [t('lists.column.ordered'), momentText(order.orderedAt, language)],
                  [t('lists.column.sold'), money(account.sold)],
                  [t('record.charged'), account.charged === 0 ? undefined : money(account.charged)],
                  [t('lists.column.captured'), order.paidOutside ? t('record.paidOutside') : moved(account.captured)],
                  [t('lists.column.credited'), moved(account.credited)],
                  [t('lists.column.paidBack'), moved(account.paidBack)],
                  [
                    account.owed < 0 ? t('record.owes') : t('lists.column.owed'),
                    account.owed === 0 ? null : <strong key="owed">{money(Math.abs(account.owed))}</strong>,
                  ],
                ]}
              />
            </Section>
            <Section title={t('record.lines')}>
              <SmallTable
                caption={t('record.lines')}
                items={order.lines}
                keyOf={(line) => line.id}
                none={t('record.nothing')}
                columns={[
                  {
                    label: t('lists.column.product'),
                    cell: (line) => (
                      <>
                        {line.productName} <span className="quiet">{line.product}</span>
                        {line.gift ? <span className="quiet"> · {t('record.gift')}</span> : null}
                      </>
                    ),
                  },
                  {
                    label: t('lists.column.quantity'),
                    isNumber: true,
                    cell: (line) => countText(line.quantity, language),
                  },
                  { label: t('record.paid'), isNumber: true, cell: (line) => money(line.paid) },
                  { label: t('record.shipped'), isNumber: true, cell: (line) => happened(line.shipped) },
                  { label: t('record.delivered'), isNumber: true, cell: (line) => happened(line.delivered) },
                  { label: t('record.claimed'), isNumber: true, cell: (line) => happened(line.claimed) },
                  { label: t('record.received'), isNumber: true, cell: (line) => happened(line.received) },
                  { label: t('lists.column.credited'), isNumber: true, cell: (line) => moved(line.creditedWorth) },
                ]}
              />
            </Section>
            <CasesOf
              conditions={{ order: order.number }}
              about={{ source: order.source, customer: order.customer, order: order.number }}
            />
            <Section title={t('record.payments')}>
              <SmallTable
                caption={t('record.payments')}
                items={order.payments}
                keyOf={(payment) => payment.id}
                none={order.paidOutside ? t('record.paidOutside') : t('record.noPayments')}
                columns={[
                  { label: t('record.provider'), cell: ({ provider }) => providerText(provider, t) },
                  { label: t('record.reference'), cell: ({ providerReference }) => providerReference },
                  { label: t('lists.column.captured'), isNumber: true, cell: ({ captured }) => money(captured) },
                  { label: t('lists.column.paidBack'), isNumber: true, cell: ({ refunded }) => moved(refunded) },
                  { label: t('record.left'), isNumber: true, cell: ({ left }) => money(left) },
                  {
                    label: t('record.at'),
                    isNumber: true,
                    cell: ({ capturedAt }) => momentText(capturedAt, language),
                  },
                ]}
              />
            </Section>
            <OrderRefunds orderId={order.id} />
            <OrderParcels orderId={order.id} />
            <OrderLedger orderId={order.id} />
            <PortalAccess order={order} />
            <p>
              <Link to="/orders" search={{ customer: order.customer }}>
                {t('record.ordersOfCustomer')}
              </Link>
            </p>
          </>
        )
      }}
    </RecordPage>
  )
}
