import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '../../../shell/states/failure-notice.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { useLanguage } from '../../../text/use-language.ts'
import styles from './case-page.module.css'
import { flowQuery } from './case-queries.ts'
import flow from './flow-picture.module.css'

/** The flow with the case on it; drawn when it is opened. */
export function FlowPicture({ number }: { readonly number: string }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={`sheet ${styles.flowSheet}`} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{t('flow.title')}</h2>
      </summary>
      {isOpen ? <Picture number={number} /> : null}
    </details>
  )
}

function Picture({ number }: { readonly number: string }) {
  const { t } = useTranslation()
  const drawn = useQuery(flowQuery(number, useLanguage()))
  const place = useRef<HTMLDivElement>(null)
  const { data } = drawn
  useEffect(() => {
    if (data === undefined || place.current === null) return
    const mark = (ids: readonly string[], name: string) => {
      const wanted = new Set(ids)
      for (const group of place.current?.querySelectorAll<SVGGElement>('[data-element]') ?? []) {
        if (wanted.has(group.dataset['element'] ?? '')) group.dataset[name] = ''
      }
    }
    mark(data.been, 'been')
    mark(data.at, 'at')
    mark(data.stopped, 'stopped')
    place.current.querySelector('[data-at]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [data])
  if (drawn.isError) return <FailureNotice error={drawn.error} onRetry={() => void drawn.refetch()} />
  if (data === undefined) return <Waiting rows={4} />
  return (
    <>
      <p className={flow.legend}>
        <span data-mark="been">{t('flow.been')}</span>
        <span data-mark="at">{t('flow.at')}</span>
        {data.stopped.length === 0 ? null : <span data-mark="stopped">{t('flow.stopped')}</span>}
      </p>
      {/* The server draws it from a deployed flow with every text escaped: no scripts, nothing from elsewhere. */}
      <div
        ref={place}
        className={flow.picture}
        role="region"
        aria-label={t('flow.title')}
        tabIndex={0}
        dangerouslySetInnerHTML={{ __html: data.svg }}
      />
    </>
  )
}
