import { type NewStep, type NewWho, type Row, rowsWords, type Words } from '@aftersale/modelling'
import { Checkbox, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../../../shell/fields/field.tsx'
import { ChoiceField } from '../../../../../shell/sheet/choice-field.tsx'
import { NameFields } from '../../../../../shell/sheet/name-fields.tsx'
import { SheetForm } from '../../../../../shell/sheet/sheet-form.tsx'
import { useLanguage } from '../../../../../text/use-language.ts'
import { type ConditionDraft, conditionOf, rowFor } from '../conditions/condition-draft.ts'
import { ConditionEditor } from '../conditions/condition-editor.tsx'
import { APPROVAL_FORM, formChoices } from '../sheet/form-choices.ts'
import styles from '../sheet/sheet.module.css'
import { type TimingDraft, timingOf } from '../sheet/timing-draft.ts'
import { TimingField } from '../sheet/timing-field.tsx'
import { WhoField } from '../sheet/who-field.tsx'
import type { NewFormProps } from './new-form-props.ts'
import { refusalTarget, stepName, targetChoices, usualCalendar } from './suggest.ts'

const END = 'end:'
const REFUSED_END: Words = { en: 'Refused', 'zh-CN': '已拒绝' }
const NAMES = {
  approval: { verb: { en: 'approve', 'zh-CN': '审批' }, nobody: { en: 'Approve', 'zh-CN': '审批' } },
  task: { verb: { en: 'work on it', 'zh-CN': '办理' }, nobody: { en: 'Work on it', 'zh-CN': '办理' } },
} as const

/** An approval, or the work of a person: by whom, only above an amount or always, and where refused cases go. */
export function ApprovalForm(props: NewFormProps & { readonly isDeciding: boolean }) {
  const { scope, plain, known, vocabulary, isDeciding, onInsert, onClose } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const [who, setWho] = useState<NewWho>({ kind: 'groups', groups: [] })
  const [isLimited, setLimited] = useState(false)
  const [condition, setCondition] = useState<ConditionDraft>({
    kind: 'rows',
    groups: [[rowFor(known[0], known[0]?.path ?? 'request')]],
  })
  const [isAskedUnknown, setAskedUnknown] = useState(true)
  const target = refusalTarget(scope)
  const [refused, setRefused] = useState(target ?? END)
  const [due, setDue] = useState<TimingDraft>({ amount: 2, unit: 'days', calendar: usualCalendar(plain, vocabulary) })
  const hasApproval = vocabulary.forms.some(({ key }) => key === APPROVAL_FORM)
  const [form, setForm] = useState<string | null>(isDeciding && hasApproval ? APPROVAL_FORM : null)
  const [named, setNamed] = useState<Words | null>(null)
  const [isTried, setTried] = useState(false)
  const { verb, nobody } = NAMES[isDeciding ? 'approval' : 'task']
  const name = named ?? stepName(who.kind === 'groups' ? who.groups : [], vocabulary, verb, nobody)
  const isWhoMissing =
    (who.kind === 'groups' && who.groups.length === 0) || (who.kind === 'persons' && who.persons.length === 0)
  const only = isLimited ? conditionOf(condition) : null
  const isOnlyMissing = isLimited && only === null
  const amounts = condition.kind === 'rows' ? unknownRows(condition.groups) : []
  const submit = async () => {
    setTried(true)
    if (isWhoMissing || isOnlyMissing || (isDeciding && form === null)) return
    const step: NewStep = {
      kind: 'approval',
      name,
      who,
      form,
      due: timingOf(due),
      refused: !isDeciding
        ? null
        : refused === END
          ? { kind: 'end', name: REFUSED_END }
          : { kind: 'step', id: refused },
      only: only === null ? null : limitOf(only),
    }
    await onInsert(step)
  }
  const limitOf = (text: string) => {
    const draft: ConditionDraft =
      condition.kind === 'rows' && isAskedUnknown
        ? { kind: 'rows', groups: [...condition.groups, ...amounts.map((row) => [row])] }
        : condition
    const said = (to: 'en' | 'zh-CN') => (condition.kind === 'rows' ? rowsWords(condition.groups, known, to) : '')
    return { condition: conditionOf(draft) ?? text, name: { en: said('en'), 'zh-CN': said('zh-CN') } }
  }
  return (
    <SheetForm
      submit={t('plain.insert.do')}
      onSubmit={() => void submit()}
      onCancel={onClose}
      isRunning={false}
      error={null}
    >
      <WhoField
        id="new-who"
        label={t(isDeciding ? 'plain.who.approves' : 'plain.who.label')}
        value={who}
        vocabulary={vocabulary}
        problem={isTried && isWhoMissing ? t('plain.who.missing') : undefined}
        onChange={setWho}
      />
      <Field
        id="new-only"
        label={t('plain.only.label')}
        problem={isTried && isOnlyMissing ? t('plain.only.missing') : undefined}
      >
        {() => (
          <div className={styles.stack}>
            <Radio.Group
              aria-labelledby="new-only-label"
              className={styles.column ?? ''}
              value={isLimited}
              onChange={({ target: { value } }) => setLimited(value === true)}
              options={[
                { value: false, label: t('plain.only.always') },
                { value: true, label: t('plain.only.above') },
              ]}
            />
            {isLimited ? <ConditionEditor value={condition} known={known} onChange={setCondition} /> : null}
            {isLimited && amounts.length > 0 ? (
              <Checkbox checked={isAskedUnknown} onChange={({ target: { checked } }) => setAskedUnknown(checked)}>
                {t('plain.only.unknown')}
              </Checkbox>
            ) : null}
          </div>
        )}
      </Field>
      {isDeciding ? (
        <ChoiceField
          id="new-refused"
          label={t('plain.refused.label')}
          hint={t('plain.refused.hint')}
          value={refused}
          options={[
            ...targetChoices(scope, language, t('plain.unnamed')),
            { value: END, label: t('plain.refused.end') },
          ]}
          onChange={setRefused}
        />
      ) : null}
      <TimingField
        id="new-due"
        label={t('plain.due.label')}
        hint={t('plain.due.hint')}
        value={due}
        vocabulary={vocabulary}
        onChange={setDue}
      />
      <ChoiceField
        id="new-form"
        label={t('plain.form.label')}
        value={form}
        placeholder={t('plain.form.none')}
        problem={isTried && isDeciding && form === null ? t('plain.form.missing') : undefined}
        hint={isDeciding ? t('plain.form.hint') : undefined}
        options={formChoices(vocabulary, language, t('plain.form.approval'))}
        onChange={setForm}
      />
      <NameFields id="new-name" value={name} onChange={setNamed} />
    </SheetForm>
  )
}

/** Of rows that compare amounts: that the amount is unknown, which no comparison is true of. */
function unknownRows(groups: readonly (readonly Row[])[]): readonly Row[] {
  const ordered = groups.flat().filter(({ operator }) => ['>', '>=', '<', '<='].includes(operator))
  const names = new Map(ordered.map(({ path }) => [path.join('.'), path]))
  return [...names.values()].map((path): Row => ({ path, operator: 'empty', value: null }))
}
