import { useInfiniteQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { oneDone } from '../../api/all-done.ts'
import { api } from '../../api/client.ts'
import { commandKey } from '../../api/command-key.ts'
import { useCommand } from '../../api/use-command.ts'
import { problemText } from '../../shell/fields/problem-text.ts'
import { EndlessEnd } from '../../shell/lists/endless-end.tsx'
import { type Column, RecordTable } from '../../shell/lists/record-table.tsx'
import { exactText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { type Delivery, deliveriesQuery } from './automation-queries.ts'
import styles from './deliveries.module.css'

/** What was posted to webhooks and what became of it; what was given up is sent again. Nothing is shown where nothing is. */
export function Deliveries({ mayRetry }: { readonly mayRetry: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { message } = App.useApp()
  const list = useInfiniteQuery(deliveriesQuery)
  const deliveries = list.data?.pages.flatMap(({ items }) => items) ?? []
  const retry = useCommand({
    run: async (delivery: string) =>
      oneDone(api().retryWebhookDeliveries({ body: { items: [{ key: commandKey(), delivery }] } })),
    changes: [deliveriesQuery.queryKey],
    said: t('automation.retried'),
  })
  const again = (id: string) =>
    retry.mutateAsync(id).catch((error: unknown) => void message.error(problemText(error, t)))
  if (deliveries.length === 0) return null
  const columns: Column<Delivery>[] = [
    { title: t('automation.deliveryState'), cell: ({ state }) => t(`automation.deliveryStates.${state}`) },
    { title: t('automation.attempts'), kind: 'number', isLabelled: true, cell: ({ attempts }) => attempts },
    { title: t('automation.answer'), cell: ({ trouble, status }) => trouble ?? status },
    { title: t('automation.when'), kind: 'number', cell: ({ madeAt }) => exactText(madeAt, language) },
    {
      title: t('automation.retry'),
      kind: 'end',
      cell: ({ id, state }) =>
        mayRetry && state === 'failed' ? (
          <Button size="small" onClick={() => void again(id)}>
            {t('automation.sendAgain')}
          </Button>
        ) : null,
    },
  ]
  return (
    <section aria-labelledby="deliveries" className={styles.deliveries}>
      <h2 id="deliveries">{t('automation.deliveries')}</h2>
      <div className="sheet">
        <RecordTable
          name={t('automation.deliveries')}
          rows={deliveries}
          keyOf={({ id }) => id}
          head={{ title: t('automation.address'), text: ({ url }) => url }}
          columns={columns}
        />
        <EndlessEnd list={list} />
      </div>
    </section>
  )
}
