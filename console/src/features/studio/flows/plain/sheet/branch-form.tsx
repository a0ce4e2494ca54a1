import type { Card, Way } from '@aftersale/modelling'
import { CheckOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NameFields } from '../../../../../shell/sheet/name-fields.tsx'
import { SheetForm } from '../../../../../shell/sheet/sheet-form.tsx'
import { useLanguage } from '../../../../../text/use-language.ts'
import { type ConditionDraft, conditionOf, draftOf, rowFor } from '../conditions/condition-draft.ts'
import { ConditionEditor } from '../conditions/condition-editor.tsx'
import styles from './sheet.module.css'
import type { SheetProps } from './sheet-props.ts'

type BranchFormProps = SheetProps & { readonly card: Card; readonly ways: readonly Way[] }

/** A branch: which way is taken when, in their order, and which one otherwise. */
export function BranchForm({ card, ways, scope, known, former, onApply, onClose }: BranchFormProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [name, setName] = useState(card.name)
  const [names, setNames] = useState(() => new Map(ways.map((way) => [way.id, way.name])))
  const [drafts, setDrafts] = useState(() => new Map(ways.map((way) => [way.id, draftFor(way)])))
  const [otherwise, setOtherwise] = useState(ways.find((way) => way.isDefault || way.condition === null)?.id ?? null)
  const first: ConditionDraft = { kind: 'rows', groups: [[rowFor(known[0], known[0]?.path ?? 'request')]] }
  const conditions = new Map(ways.map(({ id }) => [id, conditionOf(drafts.get(id) ?? first)]))
  const isWhole = ways.every(({ id }) => id === otherwise || conditions.get(id) !== null)
  const save = async () => {
    const wanted = ways.map(({ id, name: old }) => ({
      flow: id,
      name: names.get(id) ?? old,
      condition: id === otherwise ? null : (conditions.get(id) ?? null),
    }))
    const isRenamed = JSON.stringify(name) !== JSON.stringify(card.name)
    if (isRenamed && !(await onApply({ kind: 'change', element: card.id, changes: { name } }))) return
    if (await onApply({ kind: 'ways', element: card.id, ways: wanted })) onClose()
  }
  return (
    <SheetForm
      submit={t('plain.save')}
      onSubmit={() => void save()}
      onCancel={onClose}
      isRunning={false}
      error={null}
      isBlocked={!isWhole}
    >
      <NameFields id="branch-name" value={name} former={former.get(card.id)} onChange={setName} />
      {ways.map((way, at) => {
        const to = scope.cards.find(({ id }) => id === way.to)?.name[language] || t('plain.unnamed')
        const isOtherwise = way.id === otherwise
        return (
          <section key={way.id} className={styles.way} aria-label={t('plain.branch.way', { number: at + 1, to })}>
            <h3>{t('plain.branch.way', { number: at + 1, to })}</h3>
            <NameFields
              id={`way-${at}`}
              value={names.get(way.id) ?? way.name}
              former={former.get(way.id)}
              onChange={(changed) => setNames(new Map(names).set(way.id, changed))}
            />
            {isOtherwise ? (
              <p>
                <CheckOutlined aria-hidden /> {t('plain.branch.otherwise')}
              </p>
            ) : (
              <>
                <ConditionEditor
                  value={drafts.get(way.id) ?? first}
                  known={known}
                  onChange={(draft) => setDrafts(new Map(drafts).set(way.id, draft))}
                />
                <div>
                  <Button
                    size="small"
                    onClick={() => {
                      if (otherwise !== null && conditions.get(otherwise) === null)
                        setDrafts(new Map(drafts).set(otherwise, first))
                      setOtherwise(way.id)
                    }}
                  >
                    {t('plain.branch.makeOtherwise')}
                  </Button>
                </div>
              </>
            )}
          </section>
        )
      })}
    </SheetForm>
  )
}

const draftFor = (way: Way): ConditionDraft =>
  way.condition === null ? { kind: 'rows', groups: [] } : draftOf(way.condition)
