import type { Scope } from '@aftersale/modelling'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../../text/use-language.ts'
import styles from './plain.module.css'

type ScopePathProps = {
  /** From the whole flow to the part that is shown. */
  readonly path: readonly Scope[]
  readonly onScope: (id: string) => void
}

/** Where one is in the flow, and the way back out of a part of it. */
export function ScopePath({ path, onScope }: ScopePathProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <nav className={styles.path} aria-label={t('plain.path')}>
      {path.map(({ id, name }, at) => {
        const said = name[language] === '' ? t('plain.wholeFlow') : name[language]
        return at === path.length - 1 ? (
          <span key={id} aria-current="page">
            {said}
          </span>
        ) : (
          <span key={id}>
            <button type="button" className="link-button" onClick={() => onScope(id)}>
              {said}
            </button>
            <span aria-hidden> / </span>
          </span>
        )
      })}
    </nav>
  )
}

/** From the whole flow to a part of it. */
export function pathTo(scope: Scope, scopes: readonly Scope[]): readonly Scope[] {
  const around = scopes.find(({ id }) => id === scope.parent)
  return around === undefined ? [scope] : [...pathTo(around, scopes), scope]
}
