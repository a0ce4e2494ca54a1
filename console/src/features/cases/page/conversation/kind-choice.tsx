import { useTranslation } from 'react-i18next'
import styles from './conversation.module.css'
import type { ReplyDraft } from './reply-draft.ts'

type Kind = ReplyDraft['kind']

type KindChoiceProps = {
  readonly number: string
  readonly kinds: readonly Kind[]
  readonly kind: Kind
  readonly whoSees: string
  readonly onChange: (kind: Kind) => void
}

/** To whom one writes, and who reads it. Of one kind there is no choice: it is said. */
export function KindChoice({ number, kinds, kind, whoSees, onChange }: KindChoiceProps) {
  const { t } = useTranslation()
  const seen = <span className={styles.whoSees}>{whoSees}</span>
  if (kinds.length === 1) {
    return (
      <p className={styles.kinds}>
        <strong>{t(`conversation.kinds.${kind}`)}</strong>
        {seen}
      </p>
    )
  }
  return (
    <div className={styles.kinds} role="radiogroup" aria-label={t('conversation.kind')}>
      {kinds.map((one) => (
        <label key={one} className={styles.kind} data-kind={one}>
          <input type="radio" name={`kind-${number}`} checked={kind === one} onChange={() => onChange(one)} />
          {t(`conversation.kinds.${one}`)}
        </label>
      ))}
      {seen}
    </div>
  )
}
