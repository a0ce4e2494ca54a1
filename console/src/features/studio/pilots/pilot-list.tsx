import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { wordsQuery } from '../../../api/words.ts'
import { QuerySheet } from '../../../shell/lists/query-sheet.tsx'
import { PilotCard } from './pilot-card.tsx'
import { pilotsQuery } from './pilot-queries.ts'
import styles from './pilots.module.css'

/** All pilots, those that run first. */
export function PilotList() {
  const { t } = useTranslation()
  const pilots = useQuery(pilotsQuery)
  // Names of shops and outcomes stand in what is said.
  useQuery(wordsQuery)
  return (
    <QuerySheet
      query={pilots}
      isEmpty={({ items }) => items.length === 0}
      empty={{ title: t('studioPilot.none'), words: t('studioPilot.noneWords') }}
    >
      {({ items }) => (
        <ul className={styles.list}>
          {items
            .toSorted((one, other) => Number(one.endedAt !== null) - Number(other.endedAt !== null))
            .map((pilot) => (
              <li key={pilot.id}>
                <PilotCard pilot={pilot} />
              </li>
            ))}
        </ul>
      )}
    </QuerySheet>
  )
}
