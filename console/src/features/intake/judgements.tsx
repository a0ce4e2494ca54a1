import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { countText, moneyText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { reasonText } from '../cases/index.ts'
import styles from './imported.module.css'
import { Counted, ShareLink } from './share-link.tsx'
import { REQUESTS, type Summary, sharesOf } from './summary.ts'

/** Requests, and how they were judged: one bar, cut where the rules cut it. */
export function Judgements({ summary }: { readonly summary: Summary }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { approved, reasons, handed, others } = sharesOf(summary)
  const { requests, orderLines, refundedMinor, currency } = summary
  return (
    <section className={`sheet ${styles.judgements}`} aria-labelledby="judgements">
      <h2 id="judgements">{t('home.judgements')}</h2>
      <p className="quiet">{t('home.sinceTheFirst')}</p>
      <dl className={styles.figures}>
        <div>
          <dt>{t('home.requests')}</dt>
          <dd>
            <Link to="/cases" search={REQUESTS} className={styles.big}>
              {countText(requests, language)}
            </Link>
          </dd>
        </div>
        {currency === null ? null : (
          <div>
            <dt>{t('home.refunded')}</dt>
            <dd>
              <Link to="/cases" search={{ ...REQUESTS, refunded: 'true' }} className={styles.big}>
                {moneyText({ minor: refundedMinor, currency }, language)}
              </Link>
            </dd>
          </div>
        )}
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
        {[approved, ...reasons].map(({ key, count, look }) => (
          <span key={key} data-look={look} style={{ flexGrow: count }} hidden={count === 0} />
        ))}
        {others === 0 ? null : <span data-look="others" style={{ flexGrow: others }} />}
      </div>
      <div className={styles.legend}>
        <div>
          <ShareLink share={approved} of={requests} text={t('home.approved')} />
          {others === 0 ? null : (
            <p className={styles.share}>
              <span className={styles.dot} data-look="others" aria-hidden="true" />
              <span>{t('home.judgedOtherwise')}</span>
              <Counted count={others} of={requests} />
            </p>
          )}
        </div>
        {handed === 0 ? null : (
          <div>
            <Link to="/cases" search={{ ...REQUESTS, judgement: 'person' }} className={styles.share}>
              <strong>{t('home.toPerson')}</strong>
              <Counted count={handed} of={requests} />
            </Link>
            <ul>
              {reasons.map((share) => (
                <li key={share.key}>
                  <ShareLink share={share} of={requests} text={reasonText(share.key, t)} />
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  )
}
