import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../shell/fields/field.tsx'
import { ChoiceField } from '../../../shell/sheet/choice-field.tsx'
import { TextField } from '../../../shell/sheet/text-field.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { type JsonDocument, put, textIn, textsIn, within } from '../wording/json-document.ts'
import type { AutomationPart } from './automation-part.ts'
import styles from './automations.module.css'

const KINDS = ['change', 'schedule', 'date', 'clock'] as const
const RECORDS = ['case', 'return', 'refund', 'repair', 'parcel', 'customer', 'order', 'stock'] as const
const CLOCKS = ['firstResponse', 'update', 'solution'] as const

/** What a trigger of a kind begins as, with what it was about before. */
const BEGINNINGS: Readonly<Record<string, JsonDocument>> = {
  change: { kind: 'change', record: 'case' },
  schedule: { kind: 'schedule', record: 'case', every: '0 0 9 * * *' },
  date: { kind: 'date', record: 'case', field: 'openedAt', offset: 'P1D' },
  clock: { kind: 'clock', state: 'breached' },
}

const ANY = ''

/** When an automation looks: as something changes, at times, around a date, or as a service clock runs late. */
export function TriggerForm({ document, vocabulary, isReadOnly, told, onChange }: AutomationPart) {
  const { t } = useTranslation()
  const language = useLanguage()
  const trigger = within(document['trigger'])
  const kind = textIn(trigger['kind'])
  const isOfCases = kind === 'clock' || trigger['record'] === 'case'
  const set = (key: string, value: unknown) =>
    onChange(put(document, 'trigger', put(trigger, key, value === ANY ? undefined : value)))
  const turn = (next: string) => {
    const begun = BEGINNINGS[next] ?? {}
    const kept = next === 'clock' ? {} : { record: trigger['record'] ?? 'case' }
    onChange(
      put(document, 'trigger', {
        ...begun,
        ...kept,
        ...(isOfCases && trigger['type'] !== undefined ? { type: trigger['type'] } : {}),
      }),
    )
  }
  const any = { value: ANY, label: t('studioAutomation.any') }
  const named = (items: AutomationPart['vocabulary']['calendars']) => [
    any,
    ...items.map(({ key, name }) => ({ value: key, label: inLanguage(name, language) })),
  ]
  const text = (name: 'every' | 'field' | 'offset', hint: string) => (
    <TextField
      id={`trigger-${name}`}
      label={t(`studioAutomation.trigger.${name}`)}
      hint={hint}
      value={textIn(trigger[name])}
      isFixed={isReadOnly}
      problem={told(`trigger.${name}`)}
      onChange={(value) => set(name, value)}
    />
  )
  const clocks = typeof trigger['clock'] === 'string' ? [trigger['clock']] : textsIn(trigger['clock'])
  return (
    <div className={styles.pair}>
      <ChoiceField
        id="trigger-kind"
        label={t('studioAutomation.trigger.kind')}
        options={KINDS.map((value) => ({ value, label: t(`studioAutomation.kinds.${value}`) }))}
        value={kind}
        problem={told('trigger.kind') ?? told('trigger')}
        onChange={(value) => !isReadOnly && turn(value)}
      />
      {kind === 'clock' ? null : (
        <ChoiceField
          id="trigger-record"
          label={t('studioAutomation.trigger.record')}
          options={RECORDS.map((value) => ({ value, label: t(`automation.records.${value}`) }))}
          value={textIn(trigger['record'])}
          problem={told('trigger.record')}
          onChange={(value) => !isReadOnly && set('record', value)}
        />
      )}
      {isOfCases ? (
        <ChoiceField
          id="trigger-type"
          label={t('studioAutomation.trigger.type')}
          options={named(vocabulary.caseTypes)}
          value={textIn(trigger['type'])}
          problem={told('trigger.type')}
          onChange={(value) => !isReadOnly && set('type', value)}
        />
      ) : null}
      {kind === 'schedule' ? text('every', t('studioAutomation.everyHint')) : null}
      {kind === 'date' ? text('field', t('studioAutomation.fieldHint')) : null}
      {kind === 'date' ? text('offset', t('studioAutomation.offsetHint')) : null}
      {kind === 'schedule' || kind === 'date' ? (
        <ChoiceField
          id="trigger-calendar"
          label={t('studioAutomation.trigger.calendar')}
          options={named(vocabulary.calendars)}
          value={textIn(trigger['calendar'])}
          problem={told('trigger.calendar')}
          onChange={(value) => !isReadOnly && set('calendar', value)}
        />
      ) : null}
      {kind === 'clock' ? (
        <>
          <ChoiceField
            id="trigger-state"
            label={t('studioAutomation.trigger.state')}
            options={(['warned', 'breached'] as const).map((value) => ({
              value,
              label: t(`automation.triggers.${value}`),
            }))}
            value={textIn(trigger['state'])}
            onChange={(value) => !isReadOnly && set('state', value)}
          />
          <Field id="trigger-clock" label={t('studioAutomation.trigger.clock')}>
            {() => (
              <Checkbox.Group
                disabled={isReadOnly}
                value={[...clocks]}
                options={CLOCKS.map((value) => ({ value, label: t(`clocks.names.${value}`) }))}
                onChange={(chosen) => set('clock', chosen.length === 0 ? undefined : chosen)}
              />
            )}
          </Field>
        </>
      ) : null}
    </div>
  )
}
