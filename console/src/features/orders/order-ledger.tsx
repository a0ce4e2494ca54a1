import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { MissingSection, Section, SmallTable } from '../../shell/records/section.tsx'
import { inLanguage } from '../../text/bilingual.ts'
import { momentText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'

/** What happened to an order since it was sold, in words. */
export function OrderLedger({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const ledger = useInfiniteQuery({
    queryKey: ['order', orderId, 'ledger'],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api().getOrderLedger({
          params: { id: orderId },
          query: { limit: 100, ...(pageParam !== null && { cursor: pageParam }) },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const entries = ledger.data?.pages.flatMap(({ items }) => items) ?? []
  if (ledger.data === undefined) return <MissingSection title={t('record.ledger')} query={ledger} />
  return (
    <Section
      title={t('record.ledger')}
      more={
        ledger.hasNextPage ? (
          <Button size="small" loading={ledger.isFetchingNextPage} onClick={() => void ledger.fetchNextPage()}>
            {t('record.moreEntries')}
          </Button>
        ) : null
      }
    >
      <SmallTable
        caption={t('record.ledger')}
        items={entries}
        keyOf={({ number }) => String(number)}
        none={t('record.noLedger')}
        columns={[
          { label: t('record.happened'), cell: ({ text }) => inLanguage(text, language) },
          { label: t('record.by'), cell: ({ by, byName }) => byName ?? by },
          { label: t('record.at'), isNumber: true, cell: ({ at }) => momentText(at, language) },
        ]}
      />
    </Section>
  )
}
