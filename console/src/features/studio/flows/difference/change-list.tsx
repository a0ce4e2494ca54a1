import type { Bilingual } from '@aftersale/contract'
import { Button, Empty } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../../text/use-language.ts'
import styles from './difference.module.css'

/** One difference as it is told: of a file, or of the steps of a flow. */
export interface ToldChange {
  readonly element: string | null
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  readonly words: Bilingual
  /** Only the expert view of a flow shows it. */
  readonly isAdvanced?: boolean
}

interface ChangeListProps {
  readonly changes: readonly ToldChange[]
  /** The element that is looked at: what is told of it stands out. */
  readonly shown?: string | null
  /** Somebody wants to see where it is. */
  onShow?(change: ToldChange): void
  /** Lets go of a draft in which nothing is changed. */
  onDrop?(): void
}

/** What differs, a sentence each. */
export function ChangeList({ changes, shown = null, onShow, onDrop }: ChangeListProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (changes.length === 0) {
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('studioFlow.same')}>
        {onDrop === undefined ? null : <Button onClick={onDrop}>{t('studio.discard')}</Button>}
      </Empty>
    )
  }
  return (
    <ul className={styles.list}>
      {changes.map((change, place) => (
        <li
          key={`${place} ${change.words.en}`}
          data-kind={change.kind}
          data-shown={(shown !== null && change.element === shown) || undefined}
        >
          {onShow === undefined || (change.element === null && change.isAdvanced !== true) ? (
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
