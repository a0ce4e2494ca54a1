import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { countText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import type { Figure } from './figures.ts'
import styles from './home.module.css'

const MOST_COUNTED = 10_000

/** Figures side by side, each a link to the list that it counts. */
export function FigureRow({ figures }: { readonly figures: readonly Figure[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <ul className={`sheet ${styles.figures}`}>
      {figures.map(({ label, count, address, isBad }) => (
        <li key={label}>
          <Link to={address} className={styles.figure} data-bad={(isBad && count > 0) || undefined}>
            <span className={styles.label}>{t(`home.figure.${label}`)}</span>
            <strong className={styles.count}>
              {countText(count, language)}
              {count >= MOST_COUNTED ? '+' : ''}
            </strong>
          </Link>
        </li>
      ))}
    </ul>
  )
}
