import type { Card, Changes } from '@aftersale/modelling'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../../../../../shell/sheet/choice-field.tsx'
import { NameFields } from '../../../../../shell/sheet/name-fields.tsx'
import { SheetForm } from '../../../../../shell/sheet/sheet-form.tsx'
import { inLanguage } from '../../../../../text/bilingual.ts'
import { useLanguage } from '../../../../../text/use-language.ts'
import type { SheetProps } from './sheet-props.ts'
import { draftOf, timingOf } from './timing-draft.ts'
import { TimingField } from './timing-field.tsx'

type SimpleFormProps = SheetProps & { readonly card: Card }

/** A step that says one thing beside its name: which message, which rule, how long. */
export function SimpleForm({ card, vocabulary, former, onApply, onClose }: SimpleFormProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { step } = card
  const [name, setName] = useState(card.name)
  const [template, setTemplate] = useState(step.kind === 'tell' ? step.template : null)
  const [decision, setDecision] = useState(step.kind === 'rule' ? step.decision : null)
  const waited = step.kind === 'wait' && step.event.kind === 'timer' ? draftOf(step.event.timing) : null
  const [wait, setWait] = useState(waited)
  const timing = wait === null ? null : timingOf(wait)
  const choices = (
    all: readonly { readonly key: string; readonly name: { readonly en: string; readonly 'zh-CN': string } }[],
  ) => all.map((one) => ({ value: one.key, label: inLanguage(one.name, language) }))
  const save = async () => {
    const changes: Changes = {
      name,
      ...(step.kind === 'tell' && template !== null && template !== step.template ? { template } : {}),
      ...(step.kind === 'rule' && decision !== null && decision !== step.decision ? { decision } : {}),
      ...(timing !== null && JSON.stringify(wait) !== JSON.stringify(waited) ? { wait: timing } : {}),
    }
    if (await onApply({ kind: 'change', element: card.id, changes })) onClose()
  }
  return (
    <SheetForm submit={t('plain.save')} onSubmit={() => void save()} onCancel={onClose} isRunning={false} error={null}>
      <NameFields id="step-name" value={name} former={former.get(card.id)} onChange={setName} />
      {step.kind === 'tell' ? (
        <ChoiceField
          id="step-template"
          label={t('plain.tell.template')}
          value={template}
          options={choices(vocabulary.templates)}
          onChange={setTemplate}
        />
      ) : null}
      {step.kind === 'rule' ? (
        <ChoiceField
          id="step-decision"
          label={t('plain.rule.decision')}
          value={decision}
          options={choices(vocabulary.decisions)}
          onChange={setDecision}
        />
      ) : null}
      {wait === null ? null : (
        <TimingField
          id="step-wait"
          label={t('plain.wait.label')}
          value={wait}
          vocabulary={vocabulary}
          onChange={setWait}
        />
      )}
    </SheetForm>
  )
}
