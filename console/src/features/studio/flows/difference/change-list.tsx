import type { ModelChange } from '@aftersale/kernel'
import { Empty } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../../text/use-language.ts'
import styles from './difference.module.css'

interface ChangeListProps {
  readonly changes: readonly ModelChange[]
  /** Somebody wants to see where it is. */
  onShow?(change: ModelChange): void
}

/** What differs, a sentence each. */
export function ChangeList({ changes, onShow }: ChangeListProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (changes.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('studioFlow.same')} />
  return (
    <ul className={styles.list}>
      {changes.map((change, place) => (
        <li key={`${place} ${change.words.en}`} data-kind={change.kind}>
          {onShow === undefined || change.element === null ? (
            change.words[language]
          ) : (
            <button type="button" onClick={() => onShow(change)}>
              {change.words[language]}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
