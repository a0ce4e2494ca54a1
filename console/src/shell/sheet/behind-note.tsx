import type { Bilingual } from '@aftersale/contract'
import { languageBehind } from '@aftersale/kernel'
import { useTranslation } from 'react-i18next'
import styles from './side-sheet.module.css'

type BehindNoteProps = {
  /** What is in force; undefined: nothing is. */
  readonly former: Bilingual | undefined
  readonly words: Bilingual
  /** Ids of the fields of both languages. */
  readonly fields: Readonly<Record<keyof Bilingual, string>>
}

/** Says beside the fields of a text that one language still says what it said, and leads to its field. */
export function BehindNote({ former, words, fields }: BehindNoteProps) {
  const { t } = useTranslation()
  const behind = former === undefined ? null : languageBehind(former, words)
  if (behind === null) return null
  return (
    <p className={styles.behind} role="status">
      {t(`sheet.behind.${behind}`)}{' '}
      <button type="button" className="link-button" onClick={() => document.getElementById(fields[behind])?.focus()}>
        {t(`sheet.mend.${behind}`)}
      </button>
    </p>
  )
}
