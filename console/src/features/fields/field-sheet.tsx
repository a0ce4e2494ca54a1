import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { oneDone } from '../../api/all-done.ts'
import { api } from '../../api/client.ts'
import { commandKey } from '../../api/command-key.ts'
import { useCommand } from '../../api/use-command.ts'
import { ChoiceField } from '../../shell/sheet/choice-field.tsx'
import { NameFields } from '../../shell/sheet/name-fields.tsx'
import { SheetForm } from '../../shell/sheet/sheet-form.tsx'
import styles from '../../shell/sheet/side-sheet.module.css'
import { SideSheet } from '../../shell/sheet/side-sheet.tsx'
import { TextField } from '../../shell/sheet/text-field.tsx'
import { useMay } from '../../shell/use-may.ts'
import { inLanguage } from '../../text/bilingual.ts'
import { useLanguage } from '../../text/use-language.ts'
import { kindOf, optionsText, simpleKinds } from './field-draft.ts'
import { fieldKindText } from './field-kind-text.ts'
import { type CustomField, fieldsQuery } from './field-queries.ts'

const ENTITIES = ['customer', 'product', 'order', 'order-line', 'return', 'repair', 'serial-unit'] as const

type FieldSheetProps = { readonly field: CustomField | null; readonly onClose: () => void }

/** One field: what it is called, what it holds, and whether it must be there. It is retired rather than deleted. */
export function FieldSheet({ field, onClose }: FieldSheetProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const mayPut = useMay('settings.put')
  const [entity, setEntity] = useState<string>(field?.entity ?? 'customer')
  const [name, setName] = useState(field?.name ?? '')
  const [label, setLabel] = useState(field?.label ?? { en: '', 'zh-CN': '' })
  const [type, setType] = useState<string>(field?.kind.type ?? 'text')
  const [options, setOptions] = useState(optionsText(field?.kind ?? null))
  const [traits, setTraits] = useState({
    required: field?.required ?? false,
    searchable: field?.searchable ?? false,
    retired: field?.retired ?? false,
  })
  const put = useCommand({
    run: async () => {
      const item = {
        key: commandKey(),
        entity: entity as CustomField['entity'],
        name: name.trim(),
        label,
        kind: kindOf(type as CustomField['kind']['type'], field?.kind ?? null, options),
        position: field?.position ?? 0,
        fallback: field?.fallback ?? null,
        ...traits,
      }
      return oneDone(api().putFields({ body: { items: [item] } }))
    },
    changes: [fieldsQuery.queryKey],
    said: t('field.saved'),
    onDone: onClose,
  })
  const kinds = [...new Set([type, ...simpleKinds])].map((value) => ({ value, label: fieldKindText(value, t) }))
  const hasOptions = type === 'choice' || type === 'choices'
  return (
    <SideSheet title={field === null ? t('field.add') : inLanguage(field.label, language)} onClose={onClose}>
      <SheetForm
        submit={t('people.save')}
        onSubmit={() => put.mutate(undefined)}
        onCancel={onClose}
        isRunning={put.isPending}
        error={put.error}
        isBlocked={!mayPut}
      >
        {field === null ? (
          <div className={styles.pair}>
            <ChoiceField
              id="field-entity"
              label={t('field.entity')}
              options={ENTITIES.map((value) => ({ value, label: t(`field.entities.${value}`) }))}
              value={entity}
              onChange={setEntity}
            />
            <TextField
              id="field-name"
              label={t('field.name')}
              hint={t('field.nameHint')}
              value={name}
              onChange={setName}
              longest={40}
              isRequired
            />
          </div>
        ) : null}
        <NameFields id="field" value={label} onChange={setLabel} isRequired />
        <ChoiceField id="field-kind" label={t('field.kind')} options={kinds} value={type} onChange={setType} />
        {hasOptions ? (
          <TextField
            id="field-options"
            label={t('field.options')}
            hint={t('field.optionsHint')}
            value={options}
            onChange={setOptions}
            rows={5}
            longest={20_000}
            isRequired
          />
        ) : null}
        <Checkbox
          checked={traits.required}
          onChange={(event) => setTraits({ ...traits, required: event.target.checked })}
        >
          {t('field.requiredWords')}
        </Checkbox>
        <Checkbox
          checked={traits.searchable}
          onChange={(event) => setTraits({ ...traits, searchable: event.target.checked })}
        >
          {t('field.searchableWords')}
        </Checkbox>
        {field === null ? null : (
          <Checkbox
            checked={traits.retired}
            onChange={(event) => setTraits({ ...traits, retired: event.target.checked })}
          >
            {t('field.retiredWords')}
          </Checkbox>
        )}
      </SheetForm>
    </SideSheet>
  )
}
