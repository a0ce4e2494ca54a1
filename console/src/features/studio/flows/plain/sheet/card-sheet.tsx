import type { ModelProblem } from '@aftersale/contract'
import { type Card, type PlainEdit, policyWords, stepSentence } from '@aftersale/modelling'
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { SideSheet } from '../../../../../shell/sheet/side-sheet.tsx'
import { inLanguage } from '../../../../../text/bilingual.ts'
import { useLanguage } from '../../../../../text/use-language.ts'
import { AddWay } from './add-way.tsx'
import { BranchForm } from './branch-form.tsx'
import { PersonForm } from './person-form.tsx'
import styles from './sheet.module.css'
import type { SheetProps } from './sheet-props.ts'
import { SimpleForm } from './simple-form.tsx'

type CardSheetProps = SheetProps & {
  readonly card: Card
  readonly problems: readonly ModelProblem[]
  /** It has steps of its own. */
  readonly hasScope: boolean
  readonly onScope: (id: string) => void
  readonly onRemove: (edit: Extract<PlainEdit, { kind: 'remove' }>) => void
  readonly onInsert: (way: string) => void
  readonly onOpenExpert: (element: string) => void
}

/** One step: what it does in a sentence, what is wrong with it, and everything about it that plain words can change. */
export function CardSheet(props: CardSheetProps) {
  const {
    card,
    scope,
    vocabulary,
    problems,
    isReadOnly,
    hasScope,
    onApply,
    onClose,
    onScope,
    onRemove,
    onInsert,
    onOpenExpert,
  } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const { step } = card
  const ways = scope.ways.filter(({ from, interruption }) => from === card.id && interruption === null)
  const events = scope.ways.flatMap(({ from, interruption }) => (from === card.id ? (interruption?.id ?? []) : []))
  const own = problems.filter(({ element }) => element === card.id || events.includes(element ?? ''))
  const move = async (direction: 'up' | 'down') => {
    if (await onApply({ kind: 'move', element: card.id, direction })) onClose()
  }
  const [next] = ways
  return (
    <SideSheet title={card.name[language] || t(`plain.kinds.${step.kind}`)} onClose={onClose}>
      <div className={styles.stack}>
        <p className={styles.lead}>{stepSentence(card, scope, vocabulary, language)}</p>
        {step.kind === 'person' && step.policy !== null ? <p>{policyWords(step.policy, language)}</p> : null}
        {own.map(({ code, message }) => (
          <Alert key={`${code} ${message.en}`} type="error" showIcon title={inLanguage(message, language)} />
        ))}
        {hasScope ? (
          <div>
            <Button type="primary" onClick={() => onScope(card.id)}>
              {t('plain.openGroup')}
            </Button>
          </div>
        ) : null}
        {isReadOnly ? null : <CardForm {...props} ways={ways} />}
      </div>
      {isReadOnly ? null : (
        <div className={styles.foot}>
          {next === undefined || ways.length > 1 || step.kind === 'race' ? null : (
            <Button icon={<PlusOutlined />} onClick={() => onInsert(next.id)}>
              {t('plain.insertAfter')}
            </Button>
          )}
          {MOVING.includes(step.kind) ? (
            <>
              <Button
                icon={<ArrowUpOutlined />}
                aria-label={t('plain.moveUp')}
                title={t('plain.moveUp')}
                onClick={() => void move('up')}
              />
              <Button
                icon={<ArrowDownOutlined />}
                aria-label={t('plain.moveDown')}
                title={t('plain.moveDown')}
                onClick={() => void move('down')}
              />
            </>
          ) : null}
          <Button onClick={() => onOpenExpert(card.id)}>{t('plain.expert')}</Button>
          {step.kind === 'start' ? null : (
            <Button
              danger
              icon={<DeleteOutlined />}
              onClick={() => onRemove({ kind: 'remove', element: card.id, keep: null })}
            >
              {t('plain.remove.do')}
            </Button>
          )}
        </div>
      )}
    </SideSheet>
  )
}

const MOVING: readonly Card['step']['kind'][] = ['person', 'rule', 'work', 'tell', 'wait', 'call', 'group', 'advanced']

function CardForm(props: CardSheetProps & { readonly ways: SheetProps['scope']['ways'] }) {
  const { t } = useTranslation()
  const { card, ways } = props
  const { step } = card
  if (step.kind === 'person') return <PersonForm {...props} step={step} />
  if (step.kind === 'branch') {
    return (
      <>
        <BranchForm {...props} ways={ways} />
        <AddWay {...props} />
      </>
    )
  }
  return (
    <>
      {step.kind === 'advanced' ? <p className="quiet">{t('plain.advancedHint')}</p> : null}
      <SimpleForm {...props} />
      {step.kind === 'parallel' ? <AddWay {...props} /> : null}
    </>
  )
}
