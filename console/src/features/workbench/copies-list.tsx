import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { serverNow } from '../../api/server-time.ts'
import { EndlessEnd } from '../../shell/lists/endless-end.tsx'
import { useRowKeys } from '../../shell/lists/use-row-keys.ts'
import { FailureNotice } from '../../shell/states/failure-notice.tsx'
import { Notice } from '../../shell/states/notice.tsx'
import { Waiting } from '../../shell/states/waiting.tsx'
import { inLanguage } from '../../text/bilingual.ts'
import { agoText, momentText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { copiesQuery } from './queue-queries.ts'
import styles from './workbench.module.css'

/** Tasks that one was sent a copy of; to open one is to have looked at it. */
export function CopiesList() {
  const { t } = useTranslation()
  const language = useLanguage()
  const list = useInfiniteQuery(copiesQuery)
  const queries = useQueryClient()
  const rows = useRef<HTMLDivElement>(null)
  useRowKeys(rows)
  const see = useMutation({
    mutationFn: (id: string) => answered(api().seeCopy({ params: { id } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['tasks', 'copies'] }),
  })
  const copies = list.data?.pages.flatMap((page) => page.items) ?? []
  if (list.isPending) return <div className="sheet" children={<Waiting rows={8} />} />
  if (list.isError && copies.length === 0)
    return <FailureNotice error={list.error} onRetry={() => void list.refetch()} />
  if (copies.length === 0) return <Notice title={t('workbench.noCopies')}>{t('workbench.noCopiesWords')}</Notice>
  return (
    <div ref={rows} className="sheet">
      <ul className={styles.items}>
        {copies.map(({ id, copiedBy, copiedAt, seenAt, task }) => (
          <li key={id} className={styles.item} data-unseen={seenAt === null || undefined}>
            <Link
              to="/cases/$id"
              params={{ id: task.businessKey }}
              className={styles.itemLink}
              data-row
              onClick={() => seenAt === null && see.mutate(id)}
            >
              {task.businessKey}
            </Link>
            <span>{inLanguage(task.name, language)}</span>
            <span className="quiet">{t('workbench.copiedBy', { who: copiedBy })}</span>
            <span className={styles.end} title={momentText(copiedAt, language)}>
              {agoText(copiedAt, serverNow(), language)}
            </span>
            {seenAt === null ? (
              <Button size="small" className={`${styles.claim}`} onClick={() => see.mutate(id)}>
                {t('workbench.see')}
              </Button>
            ) : (
              <span className="quiet">{t('workbench.seen')}</span>
            )}
          </li>
        ))}
      </ul>
      <EndlessEnd list={list} />
    </div>
  )
}
