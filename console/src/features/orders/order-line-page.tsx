import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EndlessEnd } from '../../shell/lists/endless-end.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { FailureNotice } from '../../shell/states/failure-notice.tsx'
import { Notice } from '../../shell/states/notice.tsx'
import { Waiting } from '../../shell/states/waiting.tsx'
import { orderLineQuery } from './order-line-query.ts'
import { OrderLineSearch } from './order-line-search.tsx'
import { OrderLineTable } from './order-line-table.tsx'

/** What was sold, and how much of it returns hold. */
export function OrderLinePage() {
  const { t } = useTranslation()
  const filter = useSearch({ from: '/staff/orders' })
  const list = useInfiniteQuery({ ...orderLineQuery(filter), placeholderData: keepPreviousData })
  const lines = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <PageHeader title={t('places.orders')} />
      <OrderLineSearch filter={filter} />
      <div className="sheet">
        {list.isPending ? <Waiting rows={8} /> : null}
        {list.isError && lines.length === 0 ? (
          <FailureNotice error={list.error} onRetry={() => void list.refetch()} />
        ) : null}
        {list.isSuccess && lines.length === 0 ? (
          <Notice
            title={t('orders.none')}
            actions={
              <Link to="/orders" search={{}}>
                {t('orders.clear')}
              </Link>
            }
          >
            {t('orders.noneWords')}
          </Notice>
        ) : null}
        {lines.length > 0 ? <OrderLineTable lines={lines} /> : null}
        {lines.length > 0 ? <EndlessEnd list={list} /> : null}
      </div>
    </>
  )
}
