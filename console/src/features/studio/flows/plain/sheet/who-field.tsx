import type { Vocabulary } from '@aftersale/contract'
import type { NewWho } from '@aftersale/modelling'
import { Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../../../shell/fields/field.tsx'
import { inLanguage } from '../../../../../text/bilingual.ts'
import { useLanguage } from '../../../../../text/use-language.ts'
import styles from './sheet.module.css'

type WhoFieldProps = {
  readonly id: string
  readonly label: string
  readonly value: NewWho
  readonly vocabulary: Vocabulary
  readonly problem?: string | undefined
  readonly onChange: (value: NewWho) => void
}

/** Whom a step is for: groups, persons by their e-mail addresses, or everybody. */
export function WhoField({ id, label, value, vocabulary, problem, onChange }: WhoFieldProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  // One choice closes the list: it lies over the next question, and most steps are for one group.
  const [isOpen, setOpen] = useState(false)
  const turnTo = (kind: NewWho['kind']) => {
    if (kind === 'groups') onChange({ kind, groups: [] })
    else if (kind === 'persons') onChange({ kind, persons: [] })
    else onChange({ kind })
  }
  return (
    <Field id={id} label={label} problem={problem} required>
      {(ties) => (
        <div className={styles.stack}>
          <Radio.Group
            aria-labelledby={`${id}-label`}
            value={value.kind}
            onChange={({ target }) => turnTo(target.value as NewWho['kind'])}
            options={(['groups', 'persons', 'everybody'] as const).map((kind) => ({
              value: kind,
              label: t(`plain.who.${kind}`),
            }))}
          />
          {value.kind === 'groups' ? (
            <Select
              {...ties}
              mode="multiple"
              open={isOpen}
              onOpenChange={setOpen}
              onSelect={() => setOpen(false)}
              aria-label={t('plain.who.groups')}
              placeholder={t('plain.who.chooseGroups')}
              showSearch={{ optionFilterProp: 'label' }}
              options={vocabulary.groups.map(({ key, name }) => ({ value: key, label: inLanguage(name, language) }))}
              value={[...value.groups]}
              onChange={(groups: string[]) => onChange({ kind: 'groups', groups })}
            />
          ) : null}
          {value.kind === 'persons' ? (
            <Select
              {...ties}
              mode="tags"
              aria-label={t('plain.who.persons')}
              placeholder={t('plain.who.typePersons')}
              tokenSeparators={[',', '，', ' ', ';']}
              value={[...value.persons]}
              onChange={(persons: string[]) => onChange({ kind: 'persons', persons })}
            />
          ) : null}
        </div>
      )}
    </Field>
  )
}
