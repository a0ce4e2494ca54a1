import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../shell/fields/field.tsx'
import { ChoiceField } from '../../../shell/sheet/choice-field.tsx'
import { NameFields } from '../../../shell/sheet/name-fields.tsx'
import { TextField } from '../../../shell/sheet/text-field.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { fieldKindText } from '../../fields/index.ts'
import { bothIn, type JsonDocument, listIn, put, textIn, within } from '../wording/json-document.ts'
import styles from './case-types.module.css'
import type { SectionProps } from './section-props.ts'
import { FIELD_TYPES, kindOf, renamed } from './type-document.ts'

type OneTypeFieldProps = SectionProps & { readonly field: JsonDocument; readonly index: number }

const ENTITIES = ['customer', 'product', 'order', 'return'] as const

/** One field: what it is called, what it holds, and what choices it offers. */
export function OneTypeField({ document, field, index, isReadOnly, told, onChange }: OneTypeFieldProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const kind = within(field['kind'])
  const type = textIn(kind['type'])
  const set = (next: JsonDocument) => onChange(put(document, 'fields', listIn(document['fields']).with(index, next)))
  const limit = (key: 'minLength' | 'maxLength' | 'min' | 'max' | 'decimals') => (
    <Field
      key={key}
      id={`kind-${key}`}
      label={t(
        type === 'money' && key !== 'decimals'
          ? key === 'min'
            ? 'studioForm.limits.minMinor'
            : 'studioForm.limits.maxMinor'
          : `studioForm.limits.${key}`,
      )}
      problem={told(`kind.${key}`)}
    >
      {(ties) => (
        <InputNumber
          {...ties}
          style={{ width: '100%' }}
          controls={false}
          disabled={isReadOnly}
          value={typeof kind[key] === 'number' ? kind[key] : null}
          onChange={(value) => set({ ...field, kind: put(kind, key, value ?? undefined) })}
        />
      )}
    </Field>
  )
  const options = listIn(kind['options'])
  return (
    <div className={`${styles.section} ${styles.one}`}>
      <NameFields
        id="field-label"
        value={bothIn(field['label'])}
        isFixed={isReadOnly}
        problems={{ en: told('label.en'), 'zh-CN': told('label.zh-CN') }}
        onChange={(label) => set({ ...field, label })}
      />
      <ChoiceField
        id="field-type"
        label={t('studioType.holds')}
        problem={told('kind') ?? told('kind.type')}
        options={FIELD_TYPES.map((value) => ({ value, label: fieldKindText(value, t) }))}
        value={type === '' ? null : type}
        onChange={(next) => !isReadOnly && set(put({ ...field, kind: kindOf(next, kind) }, 'fallback', undefined))}
      />
      {type === 'text' || type === 'long-text' ? (
        <div className={styles.pair}>{[limit('minLength'), limit('maxLength')]}</div>
      ) : null}
      {type === 'number' ? <div className={styles.pair}>{[limit('min'), limit('max'), limit('decimals')]}</div> : null}
      {type === 'money' ? (
        <div className={styles.pair}>
          {[limit('min'), limit('max')]}
          <TextField
            id="kind-currency"
            label={t('studioType.currency')}
            problem={told('kind.currency')}
            value={textIn(kind['currency'])}
            longest={3}
            isFixed={isReadOnly}
            onChange={(text) =>
              set({ ...field, kind: put(kind, 'currency', text === '' ? undefined : text.toUpperCase()) })
            }
          />
        </div>
      ) : null}
      {type === 'reference' ? (
        <ChoiceField
          id="kind-entity"
          label={t('field.entity')}
          options={ENTITIES.map((value) => ({ value, label: t(`field.entities.${value}`) }))}
          value={textIn(kind['entity'])}
          onChange={(entity) => !isReadOnly && set({ ...field, kind: { ...kind, entity } })}
        />
      ) : null}
      {type === 'choice' || type === 'choices' ? (
        <TypeOptions
          options={options}
          isReadOnly={isReadOnly}
          onChange={(next) => set({ ...field, kind: { ...kind, options: next } })}
        />
      ) : null}
      <Checkbox
        disabled={isReadOnly}
        checked={field['required'] === true}
        onChange={({ target }) => set(put(field, 'required', target.checked || undefined))}
      >
        {t('studioType.required')}
      </Checkbox>
      {type === 'choice' ? (
        <ChoiceField
          id="field-fallback"
          label={t('studioForm.default')}
          problem={told('fallback')}
          options={[
            { value: '', label: t('studioForm.none') },
            ...options.map((one) => ({
              value: textIn(one['value']),
              label: inLanguage(bothIn(one['label']), language),
            })),
          ]}
          value={textIn(field['fallback'])}
          onChange={(value) => !isReadOnly && set(put(field, 'fallback', value === '' ? undefined : value))}
        />
      ) : null}
      <TextField
        id="field-name"
        label={t('studioForm.key')}
        hint={t('studioType.nameHint')}
        problem={told('name')}
        value={textIn(field['name'])}
        longest={40}
        isFixed={isReadOnly}
        onChange={(name) => onChange(renamed(document, index, name.trim()))}
      />
    </div>
  )
}

type TypeOptionsProps = {
  readonly options: readonly JsonDocument[]
  readonly isReadOnly: boolean
  readonly onChange: (options: readonly JsonDocument[]) => void
}

/** What can be chosen, in both languages; the value is what rules compare with. */
function TypeOptions({ options, isReadOnly, onChange }: TypeOptionsProps) {
  const { t } = useTranslation()
  const set = (at: number, option: JsonDocument) => onChange(options.with(at, option))
  const add = () => {
    const taken = new Set(options.map(({ value }) => value))
    let number = options.length + 1
    while (taken.has(`option${number}`)) number += 1
    onChange([...options, { value: `option${number}`, label: { en: `Option ${number}`, 'zh-CN': `选项 ${number}` } }])
  }
  return (
    <div className={styles.options} role="group" aria-label={t('studioForm.sources.listed')}>
      {options.map((option, at) => {
        const label = bothIn(option['label'])
        const number = at + 1
        return (
          <div key={`${number} ${options.length}`} className={styles.option}>
            <Input
              aria-label={t('studioForm.option.zh', { number })}
              value={label['zh-CN']}
              disabled={isReadOnly}
              onChange={({ target }) => set(at, { ...option, label: { ...label, 'zh-CN': target.value } })}
            />
            <Input
              aria-label={t('studioForm.option.en', { number })}
              value={label.en}
              disabled={isReadOnly}
              onChange={({ target }) => set(at, { ...option, label: { ...label, en: target.value } })}
            />
            <Input
              aria-label={t('studioForm.option.value', { number })}
              value={textIn(option['value'])}
              disabled={isReadOnly}
              spellCheck={false}
              onChange={({ target }) => set(at, { ...option, value: target.value })}
            />
            {isReadOnly ? null : (
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('studioForm.removeOption', { number })}
                disabled={options.length === 1}
                onClick={() => onChange(options.toSpliced(at, 1))}
              />
            )}
          </div>
        )
      })}
      {isReadOnly ? null : (
        <Button size="small" icon={<PlusOutlined />} onClick={add}>
          {t('studioForm.addOption')}
        </Button>
      )}
    </div>
  )
}
