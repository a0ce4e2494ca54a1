import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { countText, moneyText, percentText, shareOf } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { reasonText } from '../cases/index.ts'
import styles from './home.module.css'
import { type Summary, sharesOf } from './summary.ts'

/** Requests, and how they were judged: one bar, cut where the rules cut it. */
export function Judgements({ summary }: { readonly summary: Summary }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const shares = sharesOf(summary)
  const { requests, orderLines, refundedMinor, currency } = summary
  const nameOf = (key: string) => (key === 'approved' ? t('home.approved') : reasonText(key, t))
  return (
    <section className={`sheet ${styles.judgements}`} aria-labelledby="judgements">
      <h2 id="judgements" className="unseen">
        {t('home.judgements')}
      </h2>
      <dl className={styles.figures}>
        <div>
          <dt>{t('home.requests')}</dt>
          <dd>
            <Link to="/cases" className={styles.big}>
              {countText(requests, language)}
            </Link>
          </dd>
        </div>
        <div>
          <dt>{t('home.refunded')}</dt>
          <dd>
            <Link to="/cases" search={{ refunded: 'true' }} className={styles.big}>
              {currency === null ? '–' : moneyText({ minor: refundedMinor, currency }, language)}
            </Link>
          </dd>
        </div>
        <div>
          <dt>{t('home.orderLines')}</dt>
          <dd>
            <Link to="/orders" className={styles.big}>
              {countText(orderLines, language)}
            </Link>
          </dd>
        </div>
      </dl>
      <div className={styles.bar} aria-hidden="true">
        {shares.map(({ key, count }) => (
          <span key={key} data-share={key} style={{ flexGrow: count }} hidden={count === 0} />
        ))}
      </div>
      <ul className={styles.shares}>
        {shares.map(({ key, count, filter }) => (
          <li key={key}>
            <Link to="/cases" search={filter} className={styles.share}>
              <span className={styles.dot} data-share={key} aria-hidden="true" />
              <span>{key === 'approved' ? nameOf(key) : t('home.toPerson', { reason: nameOf(key) })}</span>
              <span className={styles.count}>{countText(count, language)}</span>
              <span className={styles.percent}>{percentText(shareOf(count, requests), language)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
