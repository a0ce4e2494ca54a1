import { CheckCircleFilled, CloseCircleFilled, WarningFilled } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import styles from '../rules.module.css'
import { useRules } from '../rules-context.ts'
import type { Finding } from './findings.ts'

/** What the check says in a word, above the table; it leads to the whole. */
export function CheckLine({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useTranslation()
  const { check } = useRules()
  if (check === null) return null
  const wrong = findings.filter(({ weight }) => weight === 'mend').length
  const open = findings.filter(({ weight }) => weight === 'look').length
  const show = () => document.getElementById('rule-findings')?.scrollIntoView({ block: 'center' })
  return (
    <button type="button" className={`link-button ${styles.checkLine}`} onClick={show}>
      {wrong > 0 ? (
        <>
          <CloseCircleFilled className={styles.mend} /> {t('studioRules.toMend', { count: wrong })}
        </>
      ) : open > 0 ? (
        <>
          <WarningFilled className={styles.look} /> {t('studioRules.toLook', { count: open })}
        </>
      ) : (
        <>
          <CheckCircleFilled className={styles.fine} /> {t('studioRules.noFinding')}
        </>
      )}
    </button>
  )
}
