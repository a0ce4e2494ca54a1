import type { Card, Changes, NewWho, Policy, PolicyKind, Step } from '@aftersale/modelling'
import { whoWords } from '@aftersale/modelling'
import { InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../../../shell/fields/field.tsx'
import { ChoiceField } from '../../../../../shell/sheet/choice-field.tsx'
import { NameFields } from '../../../../../shell/sheet/name-fields.tsx'
import { SheetForm } from '../../../../../shell/sheet/sheet-form.tsx'
import { useLanguage } from '../../../../../text/use-language.ts'
import { formChoices } from './form-choices.ts'
import { RightsField } from './rights-field.tsx'
import styles from './sheet.module.css'
import type { SheetProps } from './sheet-props.ts'
import { draftOf, timingOf } from './timing-draft.ts'
import { TimingField } from './timing-field.tsx'
import { WhoField } from './who-field.tsx'

type PersonFormProps = SheetProps & { readonly card: Card; readonly step: Step & { readonly kind: 'person' } }

const POLICIES: readonly PolicyKind[] = ['any', 'all', 'ordered', 'ratio']
const NO_DUE = { amount: null, unit: 'days', calendar: null } as const

/** The step of a person: what it is called, who does it on which form until when, and how several decide. */
export function PersonForm({ card, step, scope, plain, vocabulary, former, onApply, onClose }: PersonFormProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [name, setName] = useState(card.name)
  const written = writtenWho(step)
  const [who, setWho] = useState<NewWho | null>(written)
  const [form, setForm] = useState(step.form)
  const dueDraft = step.due === null ? NO_DUE : draftOf(step.due)
  const [due, setDue] = useState(dueDraft)
  const [policy, setPolicy] = useState<Policy | null>(step.policy)
  const [rights, setRights] = useState(step.rights)
  const approvers =
    policy === null || policy.approvers.startsWith('=')
      ? []
      : policy.approvers
          .split(',')
          .map((one) => one.trim())
          .filter((one) => one !== '')
  const isPolicyWhole = policy === null || policy.approvers.startsWith('=') || approvers.length > 0
  const save = async () => {
    const changes: Changes = {
      name,
      ...(who === null || same(who, written) ? {} : { who }),
      ...(form === step.form ? {} : { form }),
      ...(due === null || same(due, dueDraft) ? {} : { due: timingOf(due) }),
      ...(same(policy, step.policy) ? {} : { policy }),
      ...(same(rights, step.rights) ? {} : { rights }),
    }
    if (await onApply({ kind: 'change', element: card.id, changes })) onClose()
  }
  return (
    <SheetForm
      submit={t('plain.save')}
      onSubmit={() => void save()}
      onCancel={onClose}
      isRunning={false}
      error={null}
      isBlocked={!isPolicyWhole}
    >
      <NameFields id="step-name" value={name} former={former.get(card.id)} onChange={setName} />
      {who === null ? (
        <Field id="step-who" label={t('plain.who.label')} hint={t('plain.who.byFormula')}>
          {() => (
            <div className={styles.stack}>
              <p>{whoWords(step.who, vocabulary, language)}</p>
              <div>
                <button type="button" className="link-button" onClick={() => setWho({ kind: 'groups', groups: [] })}>
                  {t('plain.who.choose')}
                </button>
              </div>
            </div>
          )}
        </Field>
      ) : policy === null ? (
        <WhoField id="step-who" label={t('plain.who.label')} value={who} vocabulary={vocabulary} onChange={setWho} />
      ) : null}
      <ChoiceField
        id="step-policy"
        label={t('plain.policy.label')}
        value={policy?.kind ?? 'one'}
        options={(['one', ...POLICIES] as const).map((kind) => ({ value: kind, label: t(`plain.policy.${kind}`) }))}
        onChange={(kind) =>
          setPolicy(
            kind === 'one'
              ? null
              : {
                  kind: kind as PolicyKind,
                  ratio: kind === 'ratio' ? (policy?.ratio ?? 0.5) : null,
                  approvers: policy?.approvers ?? '',
                },
          )
        }
      />
      {policy === null ? null : (
        <Field
          id="step-approvers"
          label={t('plain.policy.approvers')}
          hint={policy.approvers.startsWith('=') ? policy.approvers : t('plain.policy.approversHint')}
        >
          {(ties) => (
            <Select
              {...ties}
              mode="tags"
              aria-labelledby="step-approvers-label"
              tokenSeparators={[',', '，', ' ', ';']}
              value={approvers}
              onChange={(all: string[]) => setPolicy({ ...policy, approvers: all.join(', ') })}
            />
          )}
        </Field>
      )}
      {policy?.kind !== 'ratio' ? null : (
        <Field id="step-ratio" label={t('plain.policy.share')}>
          {(ties) => (
            <InputNumber
              {...ties}
              min={1}
              max={100}
              precision={0}
              suffix="%"
              value={Math.round((policy.ratio ?? 0.5) * 100)}
              onChange={(share) => setPolicy({ ...policy, ratio: (share ?? 50) / 100 })}
            />
          )}
        </Field>
      )}
      {due === null ? (
        <Field id="step-due" label={t('plain.due.label')} hint={t('plain.due.byFormula')}>
          {() => <code>{step.due?.text}</code>}
        </Field>
      ) : (
        <TimingField
          id="step-due"
          label={t('plain.due.label')}
          hint={t('plain.due.hint')}
          value={due}
          vocabulary={vocabulary}
          onChange={setDue}
        />
      )}
      <ChoiceField
        id="step-form"
        label={t('plain.form.label')}
        value={form}
        placeholder={t('plain.form.none')}
        options={formChoices(vocabulary, language, t('plain.form.approval'))}
        onChange={setForm}
      />
      <RightsField value={rights} scope={scope} plain={plain} onChange={setRights} />
    </SheetForm>
  )
}

/** Who it is for as an edit says it; null where a formula says it. */
function writtenWho({ who }: Step & { kind: 'person' }): NewWho | null {
  return who.kind === 'named' || who.kind === 'formula' ? null : who
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
