import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { oneDone } from '../../../api/all-done.ts'
import { api } from '../../../api/client.ts'
import { commandKey } from '../../../api/command-key.ts'
import { unitsQuery } from '../../../api/listings.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Field } from '../../../shell/fields/field.tsx'
import { ChoiceField } from '../../../shell/sheet/choice-field.tsx'
import { NameFields } from '../../../shell/sheet/name-fields.tsx'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import { SideSheet } from '../../../shell/sheet/side-sheet.tsx'
import { TextField } from '../../../shell/sheet/text-field.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { wordText } from '../../../text/words.ts'
import { type Unit } from './role-queries.ts'
import { possibleParents } from './unit-tree.ts'

type UnitSheetProps = { readonly unit: Unit | null; readonly units: readonly Unit[]; readonly onClose: () => void }

/** One part of the company: its name, what it belongs to, and its shops. */
export function UnitSheet({ unit, units, onClose }: UnitSheetProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const mayPut = useMay('roles.put')
  const [key, setKey] = useState(unit?.unit ?? '')
  const [name, setName] = useState(unit?.name ?? { en: '', 'zh-CN': '' })
  const top = units.find(({ parent }) => parent === null)?.unit ?? null
  const isTop = unit !== null && unit.parent === null
  const [parent, setParent] = useState<string | null>(unit === null ? top : unit.parent)
  const [sources, setSources] = useState<readonly string[]>(unit?.sources ?? [])
  const [closed, setClosed] = useState(unit !== null && unit.closedAt !== null)
  const put = useCommand({
    run: async () => {
      const item = { key: commandKey(), unit: key.trim(), name, parent, sources: [...sources], closed }
      return oneDone(api().putOrganisationUnits({ body: { items: [item] } }))
    },
    changes: [unitsQuery.queryKey, ['me']],
    said: t('unit.saved'),
    onDone: onClose,
  })
  const parents = possibleParents(units, unit?.unit ?? null)
  return (
    <SideSheet title={unit === null ? t('unit.add') : inLanguage(unit.name, language)} onClose={onClose}>
      <SheetForm
        submit={t('unit.save')}
        onSubmit={() => put.mutate(undefined)}
        onCancel={onClose}
        isRunning={put.isPending}
        error={put.error}
        isBlocked={!mayPut}
      >
        {unit === null ? (
          <TextField
            id="unit-key"
            label={t('unit.key')}
            hint={t('role.keyHint')}
            value={key}
            onChange={setKey}
            longest={64}
            isRequired
            isFocused
          />
        ) : null}
        <NameFields id="unit" value={name} onChange={setName} isRequired />
        {isTop ? null : (
          <ChoiceField
            id="unit-parent"
            label={t('unit.parent')}
            options={parents.map((one) => ({ value: one.unit, label: inLanguage(one.name, language) }))}
            value={parent}
            onChange={setParent}
            isRequired
          />
        )}
        <Field id="unit-shops" label={t('unit.shops')} hint={t('unit.shopsHint')}>
          {(ties) => (
            <Select
              {...ties}
              mode="tags"
              aria-labelledby="unit-shops-label"
              value={[...sources]}
              options={sources.map((source) => ({ value: source, label: wordText('source', source, t) }))}
              tokenSeparators={[',', '，', ' ']}
              onChange={(chosen: string[]) => setSources(chosen)}
            />
          )}
        </Field>
        {isTop || unit === null ? null : (
          <Checkbox checked={closed} onChange={(event) => setClosed(event.target.checked)}>
            {t('unit.close')}
          </Checkbox>
        )}
      </SheetForm>
    </SideSheet>
  )
}
