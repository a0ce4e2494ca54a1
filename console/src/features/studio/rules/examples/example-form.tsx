import type { BookDecision, DecisionExample } from '@aftersale/decision'
import { instantOf } from '@aftersale/kernel'
import { Button, Checkbox, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../rules.module.css'
import { useRules } from '../rules-context.ts'
import { JsonField } from './json-field.tsx'
import { comesOut } from './new-example.ts'
import { useExampleFields } from './use-example-fields.ts'

type Json = DecisionExample['expected']

type ExampleFormProps = {
  readonly decision: BookDecision
  readonly example: DecisionExample
  readonly onSave: (example: DecisionExample) => void
  readonly onClose: () => void
}

const partsOf = (value: Json): { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}

/** An example as a form: a field for each thing given, and for each output whether and what is expected. */
export function ExampleForm({ decision, example, onSave, onClose }: ExampleFormProps) {
  const { t } = useTranslation()
  const { xml } = useRules()
  const { columns, inputs } = useExampleFields(decision)
  const [draft, setDraft] = useState(example)
  const outputs = columns.filter(({ part }) => part === 'output')
  const expected = partsOf(draft.expected)
  const give = (key: string, value: Json) => setDraft({ ...draft, given: { ...draft.given, [key]: value } })
  const expect = (name: string, value: Json | undefined) => {
    const { [name]: _, ...others } = expected
    setDraft({ ...draft, expected: value === undefined ? others : { ...expected, [name]: value } })
  }
  const take = () => {
    const wanted = outputs.length > 1 ? Object.keys(expected) : undefined
    setDraft({ ...draft, expected: comesOut(xml, decision, draft.given, instantOf(Date.now()), wanted) })
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    onSave(draft)
  }
  const whole = outputs[0] ?? { label: t('studioRules.result'), kind: 'other' as const, choices: [] }
  return (
    <form className={styles.exampleForm} onSubmit={save}>
      <label className={styles.field}>
        <span>{t('studioRules.exampleName')}</span>
        <Input autoFocus value={draft.name} onChange={({ target }) => setDraft({ ...draft, name: target.value })} />
      </label>
      <fieldset>
        <legend>{t('studioRules.given')}</legend>
        {inputs.map((field) => (
          <div key={field.key} className={styles.field}>
            <span>{field.label}</span>
            <JsonField
              field={field}
              value={draft.given[field.key] ?? null}
              onChange={(value) => give(field.key, value)}
            />
          </div>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('studioRules.expected')}</legend>
        {outputs.length < 2 ? (
          <div className={styles.field}>
            <span>{whole.label}</span>
            <JsonField
              field={whole}
              value={draft.expected}
              onChange={(value) => setDraft({ ...draft, expected: value })}
            />
          </div>
        ) : (
          outputs.map((output) => (
            <div key={output.name} className={styles.field}>
              <Checkbox
                checked={Object.hasOwn(expected, output.name)}
                onChange={({ target }) => expect(output.name, target.checked ? null : undefined)}
              >
                {output.label}
              </Checkbox>
              {Object.hasOwn(expected, output.name) ? (
                <JsonField
                  field={output}
                  value={expected[output.name] ?? null}
                  onChange={(value) => expect(output.name, value)}
                />
              ) : null}
            </div>
          ))
        )}
      </fieldset>
      <div className={styles.cellButtons}>
        <Button type="primary" htmlType="submit">
          {t('studioRules.saveExample')}
        </Button>
        <Button onClick={take}>{t('studioRules.take')}</Button>
        <Button onClick={onClose}>{t('studioRules.cancel')}</Button>
      </div>
    </form>
  )
}
