import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from './model.module.css'
import type { Checked } from './use-problems.ts'

type ProblemListProps = { readonly checked: Checked; readonly onShow: (element: string) => void }

/** What keeps a draft from being published, a sentence each; a click shows where. */
export function ProblemList({ checked: { problems, warnings }, onShow }: ProblemListProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const all = [
    ...problems.map((one) => ({ ...one, tone: 'bad' })),
    ...warnings.map((one) => ({ ...one, tone: 'plain' })),
  ]
  if (all.length === 0) return null
  const title = problems.length === 0 ? t('studio.toNote') : t('studio.problems', { count: problems.length })
  return (
    <section className={`sheet ${styles.problems}`} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {all.map(({ code, element, message, tone }) => (
          <li key={`${code} ${element} ${message.en}`} data-tone={tone}>
            {element === null ? (
              inLanguage(message, language)
            ) : (
              <button type="button" className="link-button" onClick={() => onShow(element)}>
                {inLanguage(message, language)}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
