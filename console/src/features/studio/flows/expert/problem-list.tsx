import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../../text/use-language.ts'
import styles from './expert.module.css'
import type { FlowProblem } from './flow-problems.ts'

interface ProblemListProps {
  /** Null: not judged yet. */
  readonly problems: readonly FlowProblem[] | null
  readonly nameOf: (element: string) => string
  onShow(element: string): void
}

/** Why the flow would not execute, in sentences that lead to the element. */
export function ProblemList({ problems, nameOf, onShow }: ProblemListProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (problems === null) return null
  if (problems.length === 0) {
    return (
      <p className={styles.fine} role="status">
        {t('studioFlow.wouldRun')}
      </p>
    )
  }
  return (
    <section className={styles.problems} aria-label={t('studioFlow.problems')}>
      <h3 role="status">{t('studioFlow.problemCount', { count: problems.length })}</h3>
      <ul>
        {problems.map(({ code, element, message }) => (
          <li key={`${code} ${element} ${message.en}`}>
            {element === null ? (
              message[language]
            ) : (
              <button type="button" onClick={() => onShow(element)}>
                <b>{nameOf(element)}</b> {message[language]}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
