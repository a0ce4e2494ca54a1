import type { Vocabulary } from '@aftersale/contract'
import type { FormProblem } from '@aftersale/form'
import { Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../../shell/fields/field.tsx'
import { ProblemBox } from '../../../../shell/fields/problem-box.tsx'
import { inLanguage } from '../../../../text/bilingual.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import type { AskedValue } from '../document/asked-values.ts'
import { type ColumnKindName, isChoice, kindOf } from '../document/field-kinds.ts'
import { type Component, withSetting } from '../document/form-document.ts'
import { splitLabel } from '../document/label-pair.ts'
import styles from '../forms.module.css'
import { FormulaInput } from './formula-input.tsx'
import { KeySetting } from './key-setting.tsx'
import { LabelSetting } from './label-setting.tsx'
import { DutySetting, LimitsSetting } from './limits-setting.tsx'
import { LookUpSetting } from './look-up-setting.tsx'
import { OptionsSetting } from './options-setting.tsx'
import type { SettingProps } from './setting-props.ts'
import { TableSetting } from './table-setting.tsx'
import { VisibilitySetting } from './visibility-setting.tsx'

type FieldSettingsProps = {
  readonly component: Component
  /** The field as the form in force has it; null: it has none. */
  readonly former: Component | null
  readonly values: readonly AskedValue[]
  readonly vocabulary: Vocabulary
  readonly problems: readonly FormProblem[]
  readonly isReadOnly: boolean
  /** Whether it is a column of a table. */
  readonly isInRow: boolean
  readonly onChange: (component: Component, setting: string) => void
  /** Adds a column of a kind to the table that is set here. */
  readonly onAddColumn: (kind: ColumnKindName) => void
}

/** Everything that can be said of one field, in the order in which people think of it. */
export function FieldSettings(props: FieldSettingsProps) {
  const { component, former, values, vocabulary, problems, isReadOnly, isInRow, onChange, onAddColumn } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const kind = kindOf(component)
  const told = [...new Set(problems.map(({ message }) => message[language]))]
  const box = told.length === 0 ? null : <ProblemBox>{told.join(' ')}</ProblemBox>
  if (kind === null) {
    return (
      <div className={styles.settings}>
        {box}
        <p className="quiet">{t(component['type'] === 'group' ? 'studioForm.groupWords' : 'studioForm.plainWords')}</p>
        {component['type'] === 'group' ? (
          <VisibilitySetting
            component={component}
            former={former}
            values={values}
            isReadOnly={isReadOnly}
            onChange={onChange}
          />
        ) : null}
      </div>
    )
  }
  const given: SettingProps = { component, former, kind, values, isReadOnly, onChange }
  return (
    <div className={styles.settings}>
      {box}
      <LabelSetting
        id="set-label"
        what="label"
        value={component['label']}
        former={former?.['label']}
        isReadOnly={isReadOnly}
        onChange={(label) => onChange({ ...component, label }, 'label')}
      />
      {kind === 'computed' ? (
        <FormulaInput
          id="set-formula"
          label={t('studioForm.formula')}
          hint={t('studioForm.formulaHint')}
          source={component['expression']}
          values={values}
          isReadOnly={isReadOnly}
          onChange={(expression) => onChange({ ...component, expression }, 'expression')}
        />
      ) : null}
      {kind === 'lookUp' ? <LookUpSetting {...given} /> : null}
      {kind === 'table' ? <TableSetting {...given} onAddColumn={onAddColumn} /> : null}
      {isChoice(kind) ? <OptionsSetting {...given} /> : null}
      <DutySetting {...given} />
      <LimitsSetting {...given} />
      <VisibilitySetting {...given} />
      <LabelSetting
        id="set-hint"
        what="hint"
        value={component['description']}
        former={former?.['description']}
        isReadOnly={isReadOnly}
        onChange={(hint) => onChange(withSetting(component, ['description'], hint === '' ? undefined : hint), 'hint')}
      />
      <DefaultSetting {...given} />
      <KeySetting {...given} vocabulary={vocabulary} isInRow={isInRow} />
    </div>
  )
}

/** What the field begins with. */
function DefaultSetting({ component, kind, isReadOnly, onChange }: SettingProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const value = component['defaultValue']
  const put = (next: unknown) =>
    onChange(withSetting(component, ['defaultValue'], next === '' ? undefined : next), 'default')
  const listed = component['values']
  if (kind === 'computed' || kind === 'checklist' || kind === 'date' || kind === 'table') return null
  if (isChoice(kind) && !Array.isArray(listed)) return null
  const options = Array.isArray(listed)
    ? listed.flatMap((one: unknown) => {
        const option = one as Component
        if (typeof option !== 'object' || option === null || typeof option['value'] !== 'string') return []
        return [{ value: option['value'], label: inLanguage(splitLabel(option['label']), language) || option['value'] }]
      })
    : []
  const isExact = component['serializeToString'] === true
  return (
    <Field id="set-default" label={t('studioForm.default')}>
      {(ties) =>
        kind === 'checkbox' || isChoice(kind) ? (
          <Select
            {...ties}
            aria-labelledby="set-default-label"
            disabled={isReadOnly}
            value={kind === 'checkbox' ? String(value === true) : typeof value === 'string' ? value : ''}
            options={
              kind === 'checkbox'
                ? [
                    { value: 'true', label: t('studioForm.yes') },
                    { value: 'false', label: t('studioForm.no') },
                  ]
                : [{ value: '', label: t('studioForm.none') }, ...options]
            }
            onChange={(next) => put(kind === 'checkbox' ? next === 'true' || undefined : next)}
          />
        ) : kind === 'number' || kind === 'money' ? (
          <InputNumber
            {...ties}
            style={{ width: '100%' }}
            controls={false}
            disabled={isReadOnly || isExact}
            value={typeof value === 'number' ? value : null}
            onChange={(next) => put(next ?? undefined)}
          />
        ) : (
          <Input
            {...ties}
            disabled={isReadOnly}
            value={typeof value === 'string' ? value : ''}
            onChange={({ target }) => put(target.value)}
          />
        )
      }
    </Field>
  )
}
