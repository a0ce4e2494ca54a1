import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { MissingSection, Section, SmallTable } from '../../shell/records/section.tsx'
import { momentText, moneyText, movedText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'

type CustomerOrdersProps = { readonly source: string; readonly number: string }

/** The latest orders of a customer, and the way to all of them. */
export function CustomerOrders({ source, number }: CustomerOrdersProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const query = useQuery({
    queryKey: ['list', 'orders', 'of', source, number],
    queryFn: ({ signal }) => answered(api().listOrders({ query: { source, customer: number, limit: 10 }, signal })),
  })
  const { data } = query
  if (data === undefined) return <MissingSection title={t('places.orders')} query={query} />
  return (
    <Section
      title={t('places.orders')}
      more={
        <Link to="/orders" search={{ source, customer: number }}>
          {t('record.all')}
        </Link>
      }
    >
      <SmallTable
        caption={t('places.orders')}
        items={data.items}
        keyOf={({ id }) => id}
        address={({ id }) => `/orders/${id}`}
        none={t('lists.none.orders')}
        columns={[
          { label: t('lists.column.orderNumber'), cell: (order) => order.number },
          {
            label: t('lists.column.sold'),
            isNumber: true,
            cell: ({ account, currency }) => moneyText({ minor: account.sold, currency }, language),
          },
          {
            label: t('lists.column.paidBack'),
            isNumber: true,
            cell: ({ account, currency }) => movedText({ minor: account.paidBack, currency }, language),
          },
          {
            label: t('lists.column.ordered'),
            isNumber: true,
            cell: ({ orderedAt }) => momentText(orderedAt, language),
          },
        ]}
      />
    </Section>
  )
}
