import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../api/server-time.ts'
import { EndlessEnd } from '../../shell/lists/endless-end.tsx'
import { useRowKeys } from '../../shell/lists/use-row-keys.ts'
import { FailureNotice } from '../../shell/states/failure-notice.tsx'
import { Notice } from '../../shell/states/notice.tsx'
import { Waiting } from '../../shell/states/waiting.tsx'
import { agoText, momentText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { StateTag } from '../cases/index.ts'
import { watchedQuery } from './queue-queries.ts'
import styles from './workbench.module.css'

/** Cases that one watches, with what was said in them last. */
export function WatchedList() {
  const { t } = useTranslation()
  const language = useLanguage()
  const list = useInfiniteQuery(watchedQuery)
  const rows = useRef<HTMLDivElement>(null)
  useRowKeys(rows)
  const cases = list.data?.pages.flatMap((page) => page.items) ?? []
  if (list.isPending) return <div className="sheet" children={<Waiting rows={8} />} />
  if (list.isError && cases.length === 0)
    return <FailureNotice error={list.error} onRetry={() => void list.refetch()} />
  if (cases.length === 0) return <Notice title={t('workbench.noWatched')}>{t('workbench.noWatchedWords')}</Notice>
  return (
    <div ref={rows} className="sheet">
      <ul className={styles.items}>
        {cases.map(({ id, number, state, customer, last, openedAt }) => (
          <li key={id} className={styles.item}>
            <Link to="/cases/$id" params={{ id: number }} className={styles.itemLink} data-row>
              {number}
            </Link>
            <StateTag state={state} outcome={null} />
            <span className="quiet">{customer}</span>
            <span>{last === null ? t('workbench.nothingSaid') : t(`workbench.last.${lastKind(last)}`)}</span>
            <span className={styles.end} title={momentText(last?.at ?? openedAt, language)}>
              {agoText(last?.at ?? openedAt, serverNow(), language)}
            </span>
          </li>
        ))}
      </ul>
      <EndlessEnd list={list} />
    </div>
  )
}

type Last = {
  readonly kind: 'public' | 'partner' | 'note' | 'automatic'
  readonly author: 'user' | 'customer' | 'system'
}

const lastKind = ({ kind, author }: Last) => (author === 'customer' ? 'customer' : kind)
