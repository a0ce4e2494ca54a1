import { contrastOf, inkOn, isReadable } from '@aftersale/kernel'
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '../../shell/fields/field.tsx'
import { useLanguage } from '../../text/use-language.ts'
import styles from './portal.module.css'
import { isColour } from './portal-draft.ts'

type ColourFieldProps = {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isFixed: boolean
}

/** The company's colour, chosen or typed, and beside it how well one reads what is written on it. */
export function ColourField({ value, onChange, isFixed }: ColourFieldProps) {
  const { t } = useTranslation()
  const isValid = isColour(value)
  return (
    <Field
      id="portal-colour"
      label={t('portal.colour')}
      hint={t('portal.colourHint')}
      problem={isValid ? undefined : t('portal.colourWrong')}
    >
      {(ties) => (
        <div className={styles.colour}>
          <input
            type="color"
            className={styles.swatch}
            aria-label={t('portal.choose')}
            disabled={isFixed}
            value={isValid ? value.toLowerCase() : '#000000'}
            onChange={(event) => onChange(event.target.value)}
          />
          <Input
            {...ties}
            className={`${styles.hex}`}
            disabled={isFixed}
            maxLength={7}
            spellCheck={false}
            value={value}
            onChange={(event) => onChange(event.target.value.trim())}
          />
          {isValid ? <Contrast colour={value} /> : null}
        </div>
      )}
    </Field>
  )
}

/** The background of the portal's pages by day. */
const PAGE = '#f5f6f8'

function Contrast({ colour }: { readonly colour: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const ink = inkOn(colour)
  const ratio = contrastOf(colour, ink).toLocaleString(language, { maximumFractionDigits: 1 })
  return (
    <span className={styles.contrast}>
      <span className={styles.sample} style={{ background: colour, color: ink }} aria-hidden>
        Aa
      </span>
      {t(ink === '#ffffff' ? 'portal.white' : 'portal.black', { ratio })}
      {isReadable(colour, PAGE) ? '' : ` ${t('portal.pale')}`}
    </span>
  )
}
