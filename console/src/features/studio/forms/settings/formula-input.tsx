import { compileExpression } from '@aftersale/feel'
import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../../shell/fields/field.tsx'
import { inLanguage } from '../../../../text/bilingual.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import { type AskedValue, ORIGINS } from '../document/asked-values.ts'
import styles from '../forms.module.css'

type FormulaInputProps = {
  readonly id: string
  readonly label: string
  readonly hint?: string
  /** As the form keeps it, with an equals sign first. */
  readonly source: unknown
  readonly values: readonly AskedValue[]
  readonly isReadOnly: boolean
  readonly onChange: (source: string) => void
}

/** FEEL, with what it can name to choose from and what is wrong with it said at once. */
export function FormulaInput({ id, label, hint, source, values, isReadOnly, onChange }: FormulaInputProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const text = typeof source === 'string' ? source.replace(/^=/, '') : ''
  const compiled = compileExpression(text)
  const wrong = compiled.ok ? undefined : compiled.refusal.problems[0]?.message[language]
  const groups = ORIGINS.map((from) => ({
    label: t(`studioForm.from.${from}`),
    options: values
      .filter((value) => value.from === from)
      .map((value) => ({ value: value.path, label: inLanguage(value.label, language) })),
  }))
  return (
    <Field id={id} label={label} hint={hint} problem={wrong}>
      {(ties) => (
        <>
          <Input.TextArea
            {...ties}
            className={styles.code ?? ''}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={4000}
            spellCheck={false}
            disabled={isReadOnly}
            value={text}
            onChange={({ target }) => onChange(`=${target.value}`)}
          />
          {isReadOnly ? null : (
            <Select
              size="small"
              aria-label={t('studioForm.insert')}
              placeholder={t('studioForm.insert')}
              showSearch={{ optionFilterProp: 'label' }}
              value={null}
              options={groups.filter(({ options }) => options.length > 0)}
              onChange={(path: string | null) => {
                if (path !== null)
                  onChange(`=${text === 'null' || text.trim() === '' ? path : `${text.trimEnd()} ${path}`}`)
              }}
            />
          )}
        </>
      )}
    </Field>
  )
}
