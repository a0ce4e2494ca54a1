import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../shell/fields/field.tsx'
import { LARGEST_LOGO, LOGO_TYPES, readLogo } from './logo-file.ts'
import styles from './portal.module.css'

type LogoFieldProps = {
  /** Where the picture is that would be shown; null: none. */
  readonly shown: string | null
  readonly onChange: (dataUrl: string | null) => void
  readonly isFixed: boolean
}

/** The company's logo: shown, replaced or removed. */
export function LogoField({ shown, onChange, isFixed }: LogoFieldProps) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  /** The file that was chosen last: a larger one before it is read longer. */
  const chosen = useRef<File>(undefined)
  const [isTooLarge, setTooLarge] = useState(false)
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    chosen.current = file
    setTooLarge(file.size > LARGEST_LOGO)
    if (file.size > LARGEST_LOGO) return
    const read = await readLogo(file)
    if (chosen.current === file) onChange(read)
  }
  return (
    <Field
      id="portal-logo"
      label={t('portal.logo')}
      hint={t('portal.logoHint')}
      problem={isTooLarge ? t('portal.logoTooLarge') : undefined}
    >
      {({ status: _status, ...ties }) => (
        <div className={styles.logo}>
          {shown === null ? (
            <span className="quiet">{t('portal.noLogo')}</span>
          ) : (
            <img className={styles.picture} src={shown} alt={t('portal.logo')} />
          )}
          <input
            {...ties}
            ref={input}
            type="file"
            className="unseen"
            accept={LOGO_TYPES}
            disabled={isFixed}
            onChange={(event) => {
              void take(event.target.files?.[0])
              // The same file, mended, can be chosen again.
              event.target.value = ''
            }}
          />
          {isFixed ? null : (
            <Button aria-hidden="true" tabIndex={-1} onClick={() => input.current?.click()}>
              {t(shown === null ? 'portal.upload' : 'portal.replace')}
            </Button>
          )}
          {isFixed || shown === null ? null : <Button onClick={() => onChange(null)}>{t('portal.removeLogo')}</Button>}
        </div>
      )}
    </Field>
  )
}
