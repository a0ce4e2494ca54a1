import type { Vocabulary } from '@aftersale/contract'
import { fieldValue, type KnownValue } from '@aftersale/modelling'
import { ConfigProvider } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../../shell/sheet/text-field.tsx'
import { conditionOf, draftOf } from '../flows/plain/conditions/condition-draft.ts'
import { ConditionEditor } from '../flows/plain/conditions/condition-editor.tsx'
import { type ConditionalWords, conditionalsIn, withConditional } from './conditional-words.ts'
import styles from './wording.module.css'

type ConditionalFieldsProps = {
  readonly id: string
  readonly text: string
  readonly vocabulary: Vocabulary
  readonly isReadOnly: boolean
  onChange(text: string): void
}

/** What a text says only under a condition, each as a form: which condition, and what is said then and else. */
export function ConditionalFields({ id, text, vocabulary, isReadOnly, onChange }: ConditionalFieldsProps) {
  const { t } = useTranslation()
  return conditionalsIn(text).map((one, at) => (
    // They have no names of their own: their place is what tells them apart.
    <section key={at} className={styles.conditional} aria-labelledby={`${id}-if-${at}`}>
      <h3 id={`${id}-if-${at}`}>{t('studioWording.conditional', { number: at + 1 })}</h3>
      <ConfigProvider componentDisabled={isReadOnly}>
        <When
          when={one.when}
          vocabulary={vocabulary}
          onChange={(when) => onChange(withConditional(text, { ...one, when }))}
        />
      </ConfigProvider>
      {(['met', 'otherwise'] as const).map((way) => (
        <TextField
          key={way}
          id={`${id}-${way}-${at}`}
          label={t(`studioWording.${way}`)}
          value={one[way]}
          rows={1}
          longest={2_000}
          isFixed={isReadOnly}
          onChange={(words) => onChange(withConditional(text, { ...one, [way]: words }))}
        />
      ))}
    </section>
  ))
}

type WhenProps = {
  readonly when: ConditionalWords['when']
  readonly vocabulary: Vocabulary
  onChange(when: string): void
}

function When({ when, vocabulary, onChange }: WhenProps) {
  const [draft, setDraft] = useState({ means: when, value: draftOf(when) })
  const value = draft.means === when ? draft.value : draftOf(when)
  return (
    <ConditionEditor
      value={value}
      known={knownIn(vocabulary)}
      onChange={(next) => {
        const condition = conditionOf(next)
        // A row that lacks its value is no condition yet: the text keeps what it had.
        setDraft({ means: condition ?? when, value: next })
        if (condition !== null) onChange(condition)
      }}
    />
  )
}

const FAULT: KnownValue = {
  path: 'judgement.fault',
  kind: 'choice',
  label: { en: 'Whose fault, by the rules', 'zh-CN': '规则判定的责任方' },
  options: [
    { value: 'seller', label: { en: 'ours', 'zh-CN': '我方' } },
    { value: 'buyer', label: { en: "the customer's", 'zh-CN': '客户' } },
    { value: 'none', label: { en: "nobody's", 'zh-CN': '无责任方' } },
  ],
}

/** What conditions in messages can ask about: the fields of case types, and what rules answer. */
function knownIn({ caseTypes }: Vocabulary): readonly KnownValue[] {
  const fields = caseTypes.flatMap((type) => type.fields.map(fieldValue))
  return [FAULT, ...new Map(fields.map((one) => [one.path, one] as const)).values()]
}
