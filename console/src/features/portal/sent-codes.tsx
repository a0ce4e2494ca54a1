import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../text/bilingual.ts'
import { exactText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import styles from './portal.module.css'
import { isUnderWay, type PortalCodes } from './portal-queries.ts'

type Sent = PortalCodes['items'][number]

/** The last codes that were sent, and what became of each. */
export function SentCodes({ items }: { readonly items: readonly Sent[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <section className={styles.sent} aria-labelledby="sent-codes" aria-live="polite">
      <h3 id="sent-codes">{t('portal.lastCodes')}</h3>
      {items.length === 0 ? <p className="quiet">{t('portal.noneSent')}</p> : null}
      <ul>
        {items.map((sent) => (
          <li key={sent.id}>
            <span className="tabular">{sent.to}</span> · {stateText(sent, t)}
            {sent.failure === null ? '' : ` ${inLanguage(sent.failure, language)}`}
            <span className="quiet">
              {' '}
              {exactText(sent.askedAt, language)} · {sent.byName ?? sent.by ?? t('portal.byCustomer')}
            </span>
            {sent.text === null ? null : <q>{sent.text}</q>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function stateText(sent: Sent, t: TFunction): string {
  if (isUnderWay(sent)) return t('portal.codeStates.underWay')
  if (sent.status === 'done') return t('portal.codeStates.sent')
  return t(sent.status === 'failed' ? 'portal.codeStates.failed' : 'portal.codeStates.stopped')
}
