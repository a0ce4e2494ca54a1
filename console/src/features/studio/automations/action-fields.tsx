import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../shell/fields/field.tsx'
import { ChoiceField } from '../../../shell/sheet/choice-field.tsx'
import { TextField } from '../../../shell/sheet/text-field.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { type JsonDocument, put, textIn, textsIn } from '../wording/json-document.ts'
import { literalOf, MEMBERS, type MemberKind, type MemberName } from './actions.ts'
import type { AutomationPart } from './automation-part.ts'
import styles from './automations.module.css'
import { FormulaField } from './formula-field.tsx'

type ActionFieldsProps = AutomationPart & {
  readonly action: JsonDocument
  readonly at: number
  onWrite(action: JsonDocument): void
}

const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const
/** What an action of a kind may do without. */
const NONE = ''

/** The fields of one action; what it has beside them is named and stays. */
export function ActionFields(props: ActionFieldsProps) {
  const { action, at, vocabulary, isReadOnly, told, onWrite } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const members = MEMBERS[textIn(action['action'])] ?? []
  const set = (name: string, value: unknown) => {
    if (!isReadOnly) onWrite(put(action, name, value === NONE ? undefined : value))
  }
  const named = (items: AutomationPart['vocabulary']['groups']) =>
    items.map(({ key, name }) => ({ value: key, label: inLanguage(name, language) }))
  const options = {
    template: named(vocabulary.templates),
    type: named(vocabulary.caseTypes),
    process: named(vocabulary.processes),
  }
  const kept = Object.keys(action).filter(
    (name) => name !== 'action' && !members.some(([member]) => String(member) === name),
  )
  return (
    <>
      <div className={styles.pair}>{members.map(([name, kind]) => field(name, kind))}</div>
      {kept.length === 0 ? null : <p className="quiet">{t('studioAutomation.kept', { names: kept.join(', ') })}</p>}
    </>
  )

  function field(name: MemberName, kind: MemberKind) {
    const id = `action-${at}-${name}`
    const shared = { id, label: t(`studioAutomation.member.${name}`), problem: told(`do[${at}].${name}`) }
    const value = textIn(action[name])
    switch (kind) {
      case 'priority':
        if (value !== '' && literalOf(value) === null) break
        return (
          <ChoiceField
            key={id}
            {...shared}
            options={[
              { value: NONE, label: t('studioAutomation.unchanged') },
              ...PRIORITIES.map((one) => ({ value: one, label: t(`priorities.${one}`) })),
            ]}
            value={literalOf(value) ?? NONE}
            onChange={(chosen) => set(name, chosen === NONE ? undefined : `"${chosen}"`)}
          />
        )
      case 'template':
      case 'type':
      case 'process':
        return (
          <ChoiceField
            key={id}
            {...shared}
            options={options[kind]}
            value={value === '' ? null : value}
            onChange={(chosen) => set(name, chosen)}
          />
        )
      case 'persons':
        if (value !== '') break
        return many(id, name, shared, [])
      case 'groups':
        return many(id, name, shared, named(vocabulary.groups))
      default:
        break
    }
    if (kind === 'text') {
      return (
        <TextField
          key={id}
          {...shared}
          value={value}
          isFixed={isReadOnly}
          longest={2_000}
          onChange={(text) => set(name, text)}
        />
      )
    }
    return (
      <FormulaField
        key={id}
        {...shared}
        hint={t('studioAutomation.feelHint')}
        value={value}
        isReadOnly={isReadOnly}
        onChange={(feel) => set(name, feel)}
      />
    )
  }

  function many(
    id: string,
    name: string,
    shared: { readonly id: string; readonly label: string; readonly problem: string | undefined },
    choices: { value: string; label: string }[],
  ) {
    return (
      <Field key={id} {...shared}>
        {(ties) => (
          <Select
            {...ties}
            mode={choices.length === 0 ? 'tags' : 'multiple'}
            aria-labelledby={`${id}-label`}
            disabled={isReadOnly}
            style={{ width: '100%' }}
            options={choices}
            tokenSeparators={[',', ';', ' ']}
            value={[...textsIn(action[name])]}
            onChange={(chosen: string[]) => set(name, chosen.length === 0 ? undefined : chosen)}
          />
        )}
      </Field>
    )
  }
}
