import type { Vocabulary } from '@aftersale/contract'
import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../../shell/fields/field.tsx'
import { inLanguage } from '../../../../text/bilingual.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import { bound, fittingFields, keyOfField } from '../document/bindings.ts'
import { keyOf, keySetting } from '../document/form-document.ts'
import styles from '../forms.module.css'
import type { SettingProps } from './setting-props.ts'

/** Where the value goes: into a field of the case, or into a variable of the flow. */
export function KeySetting(props: SettingProps & { readonly vocabulary: Vocabulary; readonly isInRow: boolean }) {
  const { component, kind, isReadOnly, onChange, vocabulary, isInRow } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const key = keyOf(component)
  // What a row says is of the row: a case has one value of each of its fields.
  const fields = isInRow ? [] : fittingFields(vocabulary, kind)
  const isBound = fields.some((field) => keyOfField(field) === key)
  return (
    <div className={styles.pair}>
      {fields.length === 0 ? null : (
        <Field id="set-bound" label={t('studioForm.fills')} hint={t('studioForm.fillsHint')}>
          {(ties) => (
            <Select
              {...ties}
              aria-labelledby="set-bound-label"
              disabled={isReadOnly}
              showSearch={{ optionFilterProp: 'label' }}
              value={isBound ? key : ''}
              options={[
                { value: '', label: t('studioForm.aVariable') },
                ...fields.map((field) => ({
                  value: keyOfField(field),
                  label: `${inLanguage(field.label, language)} (${field.name})`,
                })),
              ]}
              onChange={(chosen) => {
                const field = fields.find((one) => keyOfField(one) === chosen)
                const free = { ...component, key: key.replace(/^request\./, '') }
                onChange(field === undefined ? free : bound(component, kind, field), 'bound')
              }}
            />
          )}
        </Field>
      )}
      <Field id="set-key" label={t('studioForm.key')} hint={t('studioForm.keyHint')}>
        {(ties) => (
          <Input
            {...ties}
            value={key}
            maxLength={100}
            spellCheck={false}
            disabled={isReadOnly}
            onChange={({ target }) => onChange({ ...component, [keySetting(component)]: target.value.trim() }, 'key')}
          />
        )}
      </Field>
    </div>
  )
}
