import type { NewStep } from '@aftersale/modelling'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../../../../../shell/sheet/choice-field.tsx'
import { NameFields } from '../../../../../shell/sheet/name-fields.tsx'
import { SheetForm } from '../../../../../shell/sheet/sheet-form.tsx'
import { inLanguage } from '../../../../../text/bilingual.ts'
import { useLanguage } from '../../../../../text/use-language.ts'
import { type TimingDraft, timingOf } from '../sheet/timing-draft.ts'
import { TimingField } from '../sheet/timing-field.tsx'
import type { NewFormProps } from './new-form-props.ts'
import { usualCalendar } from './suggest.ts'

type NewStepFormProps = NewFormProps & { readonly kind: 'tell' | 'rule' | 'wait' | 'call' }

/** A message to the customer, a rule, another flow, or a time to wait. */
export function NewStepForm({ kind, plain, vocabulary, onInsert, onClose }: NewStepFormProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [key, setKey] = useState<string | null>(null)
  const [wait, setWait] = useState<TimingDraft>({ amount: 1, unit: 'days', calendar: usualCalendar(plain, vocabulary) })
  const whole = plain.scopes[0]?.id
  const all = {
    tell: vocabulary.templates,
    rule: vocabulary.decisions,
    // A flow that calls itself never ends.
    call: vocabulary.processes.filter((one) => one.key !== whole),
    wait: [],
  }[kind]
  const chosen = all.find((one) => one.key === key)
  const timing = timingOf(wait)
  const suggested =
    kind === 'wait'
      ? { en: 'Wait', 'zh-CN': '等待' }
      : chosen === undefined
        ? { en: '', 'zh-CN': '' }
        : kind === 'tell'
          ? { en: `Notify: ${chosen.name.en}`, 'zh-CN': `通知：${chosen.name['zh-CN']}` }
          : chosen.name
  const [named, setNamed] = useState<typeof suggested | null>(null)
  const name = named ?? suggested
  const step = stepOf(kind, name, key, timing)
  return (
    <SheetForm
      submit={t('plain.insert.do')}
      onSubmit={() => {
        if (step !== null) void onInsert(step)
      }}
      onCancel={onClose}
      isRunning={false}
      error={null}
      isBlocked={step === null}
    >
      {kind === 'wait' ? (
        <TimingField
          id="new-wait"
          label={t('plain.wait.label')}
          value={wait}
          vocabulary={vocabulary}
          onChange={setWait}
        />
      ) : (
        <ChoiceField
          id="new-key"
          label={t(LABELS[kind])}
          value={key}
          placeholder={t('plain.choose')}
          options={all.map((one) => ({ value: one.key, label: inLanguage(one.name, language) }))}
          onChange={setKey}
        />
      )}
      <NameFields id="new-name" value={name} onChange={setNamed} />
    </SheetForm>
  )
}

const LABELS = { tell: 'plain.tell.template', rule: 'plain.rule.decision', call: 'plain.call.process' } as const

function stepOf(
  kind: 'tell' | 'rule' | 'wait' | 'call',
  name: NewStep['name'],
  key: string | null,
  timing: ReturnType<typeof timingOf>,
): NewStep | null {
  if (kind === 'wait') return timing === null ? null : { kind, name, timing }
  if (key === null) return null
  if (kind === 'call') return { kind, name, process: key }
  return kind === 'tell' ? { kind, name, template: key } : { kind, name, decision: key, result: resultOf(key) }
}

/** The variable that holds what a rule answers: its key in camel case. */
const resultOf = (key: string): string =>
  key.replaceAll(/[^A-Za-z0-9]+(.)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? '')
