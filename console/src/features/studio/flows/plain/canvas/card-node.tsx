import type { Card } from '@aftersale/modelling'
import { ExclamationCircleFilled } from '@ant-design/icons'
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import styles from './card.module.css'
import { CardIcon } from './card-icon.tsx'

/** What became of a card since another edition. */
export type CardMark = 'added' | 'removed' | 'changed' | 'moved'

export type CardNode = Node<
  {
    readonly card: Card
    readonly title: string
    readonly sentence: string
    readonly problems: number
    /** It is the one card that the Tab key reaches; arrows lead to the others. */
    readonly isCurrent: boolean
    readonly isSelected: boolean
    /** Null: it is as in the other edition, or there is none. */
    readonly mark: CardMark | null
    onOpen(id: string): void
    onFocus(id: string): void
  },
  'card'
>

/** A step of the flow: what it is called, and who does what until when. */
export function CardNodeView({ data }: NodeProps<CardNode>) {
  const { t } = useTranslation()
  const { card, title, sentence, problems, isCurrent, isSelected, mark, onOpen, onFocus } = data
  const { kind } = card.step
  return (
    <>
      <Handle type="target" position={Position.Top} className={styles.handle ?? ''} isConnectable={false} />
      <button
        type="button"
        className={styles.card}
        data-kind={kind}
        data-card={card.id}
        data-selected={isSelected || undefined}
        data-wrong={problems > 0 || undefined}
        data-mark={mark ?? undefined}
        tabIndex={isCurrent ? 0 : -1}
        onClick={() => onOpen(card.id)}
        onFocus={() => onFocus(card.id)}
      >
        <span className={styles.icon}>
          <CardIcon kind={kind} />
        </span>
        <span className="unseen">{t(`plain.kinds.${kind}`)}: </span>
        <span className={kind === 'join' ? 'unseen' : styles.words}>
          <span className={styles.title}>{title}</span>
          {sentence === '' ? null : <span className={styles.sentence}>{sentence}</span>}
        </span>
        {mark === null ? null : <span className={styles.mark}>{t(`studioFlow.${mark}`)}</span>}
        {problems > 0 ? (
          <>
            <ExclamationCircleFilled className={styles.wrong ?? ''} aria-hidden />
            <span className="unseen">{t('plain.problems', { count: problems })}</span>
          </>
        ) : null}
      </button>
      <Handle type="source" position={Position.Bottom} className={styles.handle ?? ''} isConnectable={false} />
    </>
  )
}
