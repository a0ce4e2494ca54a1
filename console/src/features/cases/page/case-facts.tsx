import type { CaseDetail } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { wordText } from '../../../text/words.ts'
import { reasonText } from '../reason-text.ts'
import { productText } from '../subject-text.ts'
import styles from './case-page.module.css'
import { contextQuery } from './case-queries.ts'
import { OwnWords } from './own-words.tsx'

/** What was asked for, by whom, when and through which door. */
export function CaseFacts({ of: one }: { readonly of: CaseDetail }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const moment = (at: CaseDetail['openedAt']) => momentText(at, language)
  const [requested, opened] = [moment(one.requestedAt), moment(one.openedAt)]
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('case.product'), [...new Set([productText(one, language), one.product])].filter(Boolean).join(' · ') || null],
    [t('case.quantity'), one.quantity === null ? null : one.quantity.toLocaleString(language)],
    [t('case.customer'), one.customer === null ? null : <Customer of={one} number={one.customer} />],
    [t('case.cause'), one.cause],
    [t('case.reason'), one.reason === null ? null : reasonText(one.reason, t)],
    [t('case.requested'), requested === opened ? null : requested],
    [t('case.opened'), opened],
    [t('case.closed'), one.closedAt === null ? null : moment(one.closedAt)],
    [t('case.source'), [wordText('source', one.source, t), one.externalId].filter(Boolean).join(' · ')],
  ]
  return (
    <section className="sheet" aria-labelledby="facts">
      <h2 id="facts" className={styles.heading}>
        {t('case.facts')}
      </h2>
      <dl className={styles.facts}>
        <OwnWords of={one} />
        {one.orderNumber === null ? null : (
          <div className={styles.wide}>
            <dt>{t('case.orderNumber')}</dt>
            <dd>
              <SearchLink text={one.orderNumber} />
            </dd>
          </div>
        )}
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  )
}

/** By name where that is on record and may be seen. */
function Customer({ of: one, number }: { readonly of: CaseDetail; readonly number: string }) {
  const name = useQuery(contextQuery(one.number)).data?.customer?.name
  if (name === undefined) return <SearchLink text={number} />
  return (
    <>
      <SearchLink text={number} shown={name} /> <span className="quiet">{number}</span>
    </>
  )
}

/** Everything else that has to do with it. */
function SearchLink({ text, shown = text }: { readonly text: string; readonly shown?: string }) {
  return (
    <Link to="/cases" search={{ q: text }}>
      {shown}
    </Link>
  )
}
