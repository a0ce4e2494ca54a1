import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './studio.module.css'

/** Where in the studio one is: its list, then what the parts below say. */
export function StudioPath({
  parts,
}: {
  readonly parts: readonly { readonly key: string; readonly node: ReactNode }[]
}) {
  const { t } = useTranslation()
  return (
    <nav className={styles.path} aria-label={t('studio.path')}>
      <Link to="/studio">{t('places.studio')}</Link>
      {parts.map(({ key, node }) => (
        <span key={key}>
          <span aria-hidden> / </span>
          {node}
        </span>
      ))}
    </nav>
  )
}
