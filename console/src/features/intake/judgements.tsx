import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { None } from '../../shell/states/none.tsx'
import { countText, moneyText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { reasonText } from '../cases/index.ts'
import styles from './imported.module.css'
import { Counted, ShareLink } from './share-link.tsx'
import { type Summary, sharesOf } from './summary.ts'

/** Requests, and how they were judged: one bar, cut where the rules cut it. */
export function Judgements({ summary }: { readonly summary: Summary }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { approved, reasons } = sharesOf(summary)
  const { requests, orderLines, refundedMinor, currency } = summary
  const handed = reasons.reduce((sum, { count }) => sum + count, 0)
  // Cases of other kinds are judged too, without a request that was imported.
  const judged = approved.count + handed
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
              {currency === null ? <None /> : moneyText({ minor: refundedMinor, currency }, language)}
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
        {[approved, ...reasons].map(({ key, count }) => (
          <span key={key} data-share={key} style={{ flexGrow: count }} hidden={count === 0} />
        ))}
      </div>
      <div className={styles.legend}>
        <ShareLink share={approved} of={judged} text={t('home.approved')} />
        <div>
          <Link to="/cases" search={{ judgement: 'person' }} className={styles.share}>
            <strong>{t('home.toPerson')}</strong>
            <Counted count={handed} of={judged} />
          </Link>
          <ul className={styles.shares}>
            {reasons.map((share) => (
              <li key={share.key}>
                <ShareLink share={share} of={judged} text={reasonText(share.key, t)} />
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  )
}
