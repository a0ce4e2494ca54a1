import { rowsWords } from '@aftersale/modelling'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../../../shell/fields/field.tsx'
import { NameFields } from '../../../../../shell/sheet/name-fields.tsx'
import { SheetForm } from '../../../../../shell/sheet/sheet-form.tsx'
import { type ConditionDraft, conditionOf, rowFor } from '../conditions/condition-draft.ts'
import { ConditionEditor } from '../conditions/condition-editor.tsx'
import type { NewFormProps } from './new-form-props.ts'

/** A branch with one condition: where it holds one way is gone, otherwise the other one; then they meet again. */
export function NewBranchForm({ known, onInsert, onClose }: NewFormProps) {
  const { t } = useTranslation()
  const [name, setName] = useState({ en: 'Which way?', 'zh-CN': '条件分支' })
  const [draft, setDraft] = useState<ConditionDraft>({
    kind: 'rows',
    groups: [[rowFor(known[0], known[0]?.path ?? 'request')]],
  })
  const condition = conditionOf(draft)
  const submit = async () => {
    if (condition === null) return
    const said = (to: 'en' | 'zh-CN') => (draft.kind === 'rows' ? rowsWords(draft.groups, known, to) : '')
    await onInsert({ kind: 'branch', name, condition, way: { en: said('en'), 'zh-CN': said('zh-CN') } })
  }
  return (
    <SheetForm
      submit={t('plain.insert.do')}
      onSubmit={() => void submit()}
      onCancel={onClose}
      isRunning={false}
      error={null}
      isBlocked={condition === null}
    >
      <Field id="new-condition" label={t('plain.branch.when')} hint={t('plain.branch.newHint')}>
        {() => <ConditionEditor value={draft} known={known} onChange={setDraft} />}
      </Field>
      <NameFields id="new-name" value={name} onChange={setName} />
    </SheetForm>
  )
}
