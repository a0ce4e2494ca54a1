import { Checkbox, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../../api/server-time.ts'
import { Field } from '../../../shell/fields/field.tsx'
import { ChoiceField } from '../../../shell/sheet/choice-field.tsx'
import { NameFields } from '../../../shell/sheet/name-fields.tsx'
import { TextField } from '../../../shell/sheet/text-field.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { localDay } from '../../../text/local-day.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { bothIn, put, textIn, textsIn, within } from '../wording/json-document.ts'
import styles from './case-types.module.css'
import type { SectionProps } from './section-props.ts'
import { exampleNumber } from './type-document.ts'

const PERIODS = ['never', 'year', 'month', 'day'] as const
const SUBJECTS = ['customer', 'order', 'product'] as const
const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const

/** What a case type is called, which flow its cases follow, what they are about and how they are numbered. */
export function Basics({ document, vocabulary, isReadOnly, told, onChange }: SectionProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const numbering = within(document['numbering'])
  const example = exampleNumber(numbering, localDay(serverNow()))
  const priority = within(document['priority'])
  const decision = textIn(priority['decision'])
  const named = (items: SectionProps['vocabulary']['processes']) =>
    items.map(({ key, name }) => ({ value: key, label: `${inLanguage(name, language)} (${key})` }))
  const keep = (options: { value: string; label: string }[], value: string) =>
    value === '' || options.some((one) => one.value === value) ? options : [{ value, label: value }, ...options]
  const flow = textIn(document['process'])
  const number = (next: object) => onChange(put(document, 'numbering', { ...numbering, ...next }))
  return (
    <div className={styles.section}>
      <NameFields
        id="type"
        value={bothIn(document['name'])}
        isFixed={isReadOnly}
        problems={{ en: told('name.en'), 'zh-CN': told('name.zh-CN') }}
        onChange={(name) => onChange(put(document, 'name', name))}
      />
      <div className={styles.pair}>
        <ChoiceField
          id="type-flow"
          label={t('studioType.flow')}
          problem={told('process')}
          options={keep(named(vocabulary.processes), flow)}
          value={flow === '' ? null : flow}
          onChange={(process) => !isReadOnly && onChange(put(document, 'process', process))}
        />
        <ChoiceField
          id="type-priority"
          label={t('studioType.priority')}
          hint={t('studioType.priorityHint')}
          problem={told('priority') ?? told('priority.decision')}
          options={[
            ...PRIORITIES.map((value) => ({
              value: `=${value}`,
              label: t('studioType.always', { priority: t(`priorities.${value}`) }),
            })),
            ...keep(named(vocabulary.decisions), decision),
          ]}
          value={decision === '' ? `=${textIn(priority['fixed'])}` : decision}
          onChange={(next) =>
            !isReadOnly &&
            onChange(put(document, 'priority', next.startsWith('=') ? { fixed: next.slice(1) } : { decision: next }))
          }
        />
      </div>
      <Field id="type-subject" label={t('studioType.subject')} problem={told('subject')}>
        {(ties) => (
          <div role="group" id={ties.id} aria-labelledby="type-subject-label">
            <Checkbox.Group
              disabled={isReadOnly}
              value={[...textsIn(document['subject'])]}
              options={SUBJECTS.map((value) => ({ value, label: t(`studioType.subjects.${value}`) }))}
              onChange={(subject) => onChange(put(document, 'subject', subject))}
            />
          </div>
        )}
      </Field>
      <div className={styles.pair}>
        <TextField
          id="type-prefix"
          label={t('studioType.prefix')}
          hint={t('studioType.prefixHint')}
          problem={told('numbering.prefix')}
          value={textIn(numbering['prefix'])}
          longest={10}
          isFixed={isReadOnly}
          onChange={(prefix) => number({ prefix: prefix.toUpperCase() })}
        />
        <Field id="type-digits" label={t('studioType.digits')} problem={told('numbering.digits')}>
          {(ties) => (
            <InputNumber
              {...ties}
              style={{ width: '100%' }}
              min={4}
              max={12}
              disabled={isReadOnly}
              value={typeof numbering['digits'] === 'number' ? numbering['digits'] : null}
              onChange={(digits) => number({ digits: digits ?? 4 })}
            />
          )}
        </Field>
        <ChoiceField
          id="type-period"
          label={t('studioType.period')}
          options={PERIODS.map((value) => ({ value, label: t(`studioType.periods.${value}`) }))}
          value={textIn(numbering['period']) || 'never'}
          onChange={(period) =>
            !isReadOnly &&
            onChange(put(document, 'numbering', put(numbering, 'period', period === 'never' ? undefined : period)))
          }
        />
      </div>
      <p aria-live="polite">
        {example === null ? t('studioType.noExample') : t('studioType.example', { number: example })}
      </p>
    </div>
  )
}
