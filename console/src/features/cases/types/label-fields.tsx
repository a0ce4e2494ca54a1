import { Checkbox, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { TypeField } from './case-type-queries.ts'
import styles from './label-fields.module.css'

type LabelFieldsProps = {
  readonly fields: readonly TypeField[]
  /** What the server refused, by path. */
  readonly told: Readonly<Record<string, string>>
  readonly onChange: (fields: TypeField[]) => void
}

/** What the fields are called in both languages, and whether they must be filled in. What they hold is the studio's matter. */
export function LabelFields({ fields, told, onChange }: LabelFieldsProps) {
  const { t } = useTranslation()
  const set = (at: number, part: Partial<TypeField>) =>
    onChange(fields.map((field, index) => (index === at ? { ...field, ...part } : field)))
  if (fields.length === 0) return null
  return (
    <fieldset className={styles.fields}>
      <legend>{t('caseType.labels')}</legend>
      {fields.map((field, at) => {
        const wrong = Object.entries(told).find(([path]) => path.startsWith(`fields.${at}.`))?.[1]
        return (
          <div key={field.name} className={styles.field}>
            <Input
              aria-label={t('caseType.labelZhOf', { name: field.name })}
              value={field.label['zh-CN']}
              maxLength={200}
              onChange={(event) => set(at, { label: { ...field.label, 'zh-CN': event.target.value } })}
            />
            <Input
              aria-label={t('caseType.labelEnOf', { name: field.name })}
              value={field.label.en}
              maxLength={200}
              onChange={(event) => set(at, { label: { ...field.label, en: event.target.value } })}
            />
            <Checkbox
              checked={field.required ?? false}
              onChange={(event) => set(at, { required: event.target.checked })}
            >
              {t('field.required')}
            </Checkbox>
            {wrong === undefined ? null : (
              <p role="alert" className={styles.problem}>
                {wrong}
              </p>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}
