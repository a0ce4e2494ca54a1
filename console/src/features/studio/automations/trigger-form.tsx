import { Checkbox, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../shell/fields/field.tsx'
import { ChoiceField } from '../../../shell/sheet/choice-field.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { type JsonDocument, put, textIn, textsIn, within } from '../wording/json-document.ts'
import type { AutomationPart } from './automation-part.ts'
import styles from './automations.module.css'
import { lengthOf } from './length-draft.ts'
import { LengthField } from './length-field.tsx'
import { datesFor } from './record-values.ts'
import { ScheduleField } from './schedule-field.tsx'

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
  // Dates and kinds are those of another record then.
  const turnTo = (record: string) => {
    const { type: _type, ...others } = trigger
    const first = datesFor({ record }, vocabulary)[0]?.field
    onChange(put(document, 'trigger', { ...others, record, ...(kind === 'date' ? { field: first ?? '' } : {}) }))
  }
  const any = { value: ANY, label: t('studioAutomation.any') }
  const named = (items: AutomationPart['vocabulary']['calendars']) => [
    any,
    ...items.map(({ key, name }) => ({ value: key, label: inLanguage(name, language) })),
  ]
  const dates = datesFor(trigger, vocabulary)
  const field = textIn(trigger['field'])
  const offset = textIn(trigger['offset'])
  // A day of business time would be twenty-four hours of work: what counts by a calendar counts hours.
  const isByCalendar = textIn(trigger['calendar']) !== ''
  const mayCount = kind === 'schedule' || isByCalendar || lengthOf(offset)?.unit !== 'days'
  const after = textIn(trigger['after'])
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
          onChange={(value) => !isReadOnly && turnTo(value)}
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
      {kind === 'schedule' ? (
        <ScheduleField
          value={textIn(trigger['every'])}
          problem={told('trigger.every')}
          isReadOnly={isReadOnly}
          onChange={(every) => set('every', every)}
        />
      ) : null}
      {kind === 'date' ? (
        <>
          <ChoiceField
            id="trigger-field"
            label={t('studioAutomation.trigger.field')}
            options={[
              ...dates.map((one) => ({ value: one.field, label: inLanguage(one.label, language) })),
              ...(dates.some((one) => one.field === field) ? [] : [{ value: field, label: field }]),
            ]}
            value={field}
            problem={told('trigger.field')}
            onChange={(value) => !isReadOnly && set('field', value)}
          />
          <LengthField
            id="trigger-offset"
            label={t('studioAutomation.trigger.offset')}
            problem={told('trigger.offset')}
            value={offset}
            units={isByCalendar ? ['hours', 'minutes'] : ['days', 'hours', 'minutes']}
            mayBeBefore
            isReadOnly={isReadOnly}
            onChange={(value) => set('offset', value)}
          />
        </>
      ) : null}
      {kind === 'schedule' || kind === 'date' ? (
        <ChoiceField
          id="trigger-calendar"
          label={t('studioAutomation.trigger.calendar')}
          options={mayCount ? named(vocabulary.calendars) : [any]}
          hint={mayCount ? undefined : t('studioAutomation.noCalendar')}
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
            onChange={(value) => {
              // Only what is late can have been late for a while.
              const { after: _after, ...others } = trigger
              if (!isReadOnly) onChange(put(document, 'trigger', { ...others, state: value }))
            }}
          />
          {trigger['state'] === 'breached' ? (
            <Field id="trigger-wait" label={t('studioAutomation.trigger.wait')} hint={t('studioAutomation.waitHint')}>
              {(ties) => (
                <div>
                  <Switch
                    {...ties}
                    aria-labelledby="trigger-wait-label"
                    disabled={isReadOnly}
                    checked={after !== ''}
                    onChange={(isOn) => set('after', isOn ? 'P1D' : undefined)}
                  />
                </div>
              )}
            </Field>
          ) : null}
          {after === '' ? null : (
            <LengthField
              id="trigger-after"
              label={t('studioAutomation.trigger.after')}
              problem={told('trigger.after')}
              value={after}
              units={['days', 'hours', 'minutes']}
              mayBeBefore={false}
              isReadOnly={isReadOnly}
              onChange={(value) => set('after', value)}
            />
          )}
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
