import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../../shell/fields/field.tsx'
import { settingOf, withSetting } from '../document/form-document.ts'
import { readVisibility, type Visibility, writeVisibility } from '../document/visibility.ts'
import { ConditionRows, isWhole } from './condition-rows.tsx'
import { FormulaInput } from './formula-input.tsx'
import type { SettingProps } from './setting-props.ts'

const HIDE = ['conditional', 'hide']
const KINDS = ['always', 'when', 'unless'] as const

/** When the field is asked for: always, while rows of conditions hold, or unless a formula is true. */
export function VisibilitySetting({ component, values, isReadOnly, onChange }: Omit<SettingProps, 'kind'>) {
  const { t } = useTranslation()
  const [visibility, setVisibility] = useState<Visibility>(() => readVisibility(settingOf(component, HIDE)))
  const change = (next: Visibility) => {
    setVisibility(next)
    // Rows that are not filled in yet are no conditions yet.
    const said: Visibility =
      next.kind === 'when' ? { ...next, rows: next.rows.map((group) => group.filter(isWhole)) } : next
    onChange(withSetting(component, HIDE, writeVisibility(said)), 'visibility')
  }
  const begin = (kind: (typeof KINDS)[number]) => {
    if (kind === 'always') return change({ kind })
    if (kind === 'when') return change({ kind, rows: [[{ path: [], operator: '=', value: '' }]] })
    const hide = String(settingOf(component, HIDE) ?? '')
    change({ kind, source: hide.replace(/^=/, '') || 'false' })
  }
  return (
    <>
      <Field id="set-shown" label={t('studioForm.shown')}>
        {(ties) => (
          <Select
            {...ties}
            aria-labelledby="set-shown-label"
            disabled={isReadOnly}
            value={visibility.kind}
            options={KINDS.map((value) => ({ value, label: t(`studioForm.visibility.${value}`) }))}
            onChange={begin}
          />
        )}
      </Field>
      {visibility.kind === 'when' ? (
        <ConditionRows
          rows={visibility.rows}
          values={values}
          isReadOnly={isReadOnly}
          onChange={(rows) => change({ kind: 'when', rows })}
        />
      ) : null}
      {visibility.kind === 'unless' ? (
        <FormulaInput
          id="set-hide"
          label={t('studioForm.hiddenWhile')}
          source={`=${visibility.source}`}
          values={values}
          isReadOnly={isReadOnly}
          onChange={(source) => change({ kind: 'unless', source: source.slice(1) })}
        />
      ) : null}
    </>
  )
}
