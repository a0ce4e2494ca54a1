import type { Language } from '@aftersale/contract'
import { type Card, rowsWords, type Scope } from '@aftersale/modelling'
import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../../../../../shell/sheet/choice-field.tsx'
import { useLanguage } from '../../../../../text/use-language.ts'
import { type ConditionDraft, conditionOf, rowFor } from '../conditions/condition-draft.ts'
import { ConditionEditor } from '../conditions/condition-editor.tsx'
import { targetChoices } from '../insert/suggest.ts'
import styles from './sheet.module.css'
import type { SheetProps } from './sheet-props.ts'

/** One more way out of a branch, to a step that is there; side by side, to the place where the ways meet. */
export function AddWay({ card, scope, known, onApply, onClose }: SheetProps & { readonly card: Card }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const isParallel = card.step.kind === 'parallel'
  const targets = isParallel
    ? meetings(scope, t('plain.unnamed'), language)
    : targetChoices(scope, language, t('plain.unnamed'))
  const [isOpen, setOpen] = useState(false)
  const [to, setTo] = useState<string | null>(isParallel ? (targets[0]?.value ?? null) : null)
  const [draft, setDraft] = useState<ConditionDraft>({
    kind: 'rows',
    groups: [[rowFor(known[0], known[0]?.path ?? 'request')]],
  })
  if (isParallel && targets.length === 0) return null
  if (!isOpen) {
    return (
      <div>
        <Button icon={<PlusOutlined />} onClick={() => setOpen(true)}>
          {t('plain.branch.add')}
        </Button>
      </div>
    )
  }
  const condition = isParallel ? null : conditionOf(draft)
  const isWhole = to !== null && (isParallel || condition !== null)
  const add = async () => {
    if (to === null) return
    const said = (language: Language) =>
      isParallel || draft.kind === 'text' ? '' : rowsWords(draft.groups, known, language)
    const name = { en: said('en'), 'zh-CN': said('zh-CN') }
    if (await onApply({ kind: 'add-way', element: card.id, to, condition, name })) onClose()
  }
  return (
    <section className={styles.way} aria-label={t('plain.branch.add')}>
      <h3>{t('plain.branch.add')}</h3>
      {isParallel ? null : <ConditionEditor value={draft} known={known} onChange={setDraft} />}
      <ChoiceField
        id="add-way-to"
        label={t('plain.way.to')}
        value={to}
        placeholder={t('plain.choose')}
        options={targets}
        onChange={setTo}
      />
      <div>
        <Button type="primary" disabled={!isWhole} onClick={() => void add()}>
          {t('plain.insert.do')}
        </Button>
      </div>
    </section>
  )
}

const meetings = ({ cards }: Scope, unnamed: string, language: Language) =>
  cards
    .filter(({ step }) => step.kind === 'join' && step.awaits === 'all')
    .map(({ id, name }) => ({ value: id, label: name[language] || unnamed }))
