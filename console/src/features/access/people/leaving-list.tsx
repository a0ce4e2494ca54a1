import type { AnswerOf, routes } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { countText } from '../../../text/format.ts'
import { listText } from '../../../text/list-text.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { useGroupWords, useRoleWords } from '../roles/use-role-words.ts'

type Leaving = AnswerOf<(typeof routes)['previewLeaving']>

/** What moves to the successor, and what ends; what there is none of is not listed. */
export function LeavingList({ leaving }: { readonly leaving: Leaving }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { placed } = useRoleWords()
  const groupWords = useGroupWords()
  const { tasks, offered, delegated, watched, groups, roles, deputyFor, keys, sessions } = leaving
  const lines: readonly (readonly [string, readonly string[] | number])[] = [
    [t('people.leaving.tasks'), tasks],
    [t('people.leaving.offered'), offered],
    [t('people.leaving.delegated'), delegated],
    [t('people.leaving.watched'), watched],
    [t('people.leaving.groups'), groups.map(groupWords)],
    [t('people.leaving.roles'), roles.map(placed)],
    [t('people.leaving.deputyFor'), deputyFor],
    [t('people.leaving.keys'), keys.map(({ name }) => name)],
    [t('people.leaving.sessions'), sessions],
  ]
  const shown = lines.filter(([, value]) => (typeof value === 'number' ? value > 0 : value.length > 0))
  if (shown.length === 0) return <p className="quiet">{t('people.leaving.nothing')}</p>
  return (
    <dl className={styles.facts}>
      {shown.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{typeof value === 'number' ? countText(value, language) : listText(value, language)}</dd>
        </div>
      ))}
    </dl>
  )
}
