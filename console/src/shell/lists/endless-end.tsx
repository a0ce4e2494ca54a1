import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './endless-end.module.css'

type EndlessEndProps = {
  readonly list: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly isFetchNextPageError: boolean
    readonly fetchNextPage: () => Promise<unknown>
  }
}

/** The end of a list that is read page by page: the next one is fetched as it comes near. */
export function EndlessEnd({ list }: EndlessEndProps) {
  const { t } = useTranslation()
  const end = useRef<HTMLDivElement>(null)
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list
  const isWanted = hasNextPage && !isFetchingNextPage && !isFetchNextPageError
  useEffect(() => {
    if (end.current === null || !isWanted) return undefined
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) void fetchNextPage()
      },
      { rootMargin: '600px' },
    )
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [isWanted, fetchNextPage])
  return (
    <div ref={end} className={styles.end}>
      {isFetchingNextPage ? <span role="status">{t('states.loading')}</span> : null}
      {isFetchNextPageError && !isFetchingNextPage ? (
        <>
          <span role="alert">{t('states.moreFailed')}</span>
          <Button size="small" onClick={() => void fetchNextPage()}>
            {t('states.retry')}
          </Button>
        </>
      ) : null}
      {hasNextPage ? null : <span>{t('states.listEnd')}</span>}
    </div>
  )
}
