import type { BookDecision, CellText } from '@aftersale/decision'
import { labelIn } from '@aftersale/kernel'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../../text/bilingual.ts'
import { conditionText, resultText } from '../cells/cell-words.ts'
import type { ShownColumn } from '../cells/columns.ts'
import type { Finding } from '../check/findings.ts'
import { figureCells } from '../figure-list.tsx'
import styles from '../rules.module.css'
import { useRules } from '../rules-context.ts'
import { CellEditor } from './cell-editor.tsx'
import { CellPopup } from './cell-popup.tsx'
import { figureChanged, othersSharing } from './figure-changed.ts'

type RuleCellProps = {
  readonly decision: BookDecision
  readonly column: ShownColumn
  /** The rule's, from 1. */
  readonly number: number
  readonly text: string
  readonly problem: Finding | undefined
}

/** One cell in words; pressed, it opens what changes it. */
export function RuleCell({ decision, column, number, text, problem }: RuleCellProps) {
  const { t } = useTranslation()
  const { language, isReadOnly, apply, check, nameOf } = useRules()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const comesBack = useRef(false)
  useEffect(() => {
    if (!isOpen && comesBack.current) button.current?.focus()
    comesBack.current = false
  }, [isOpen])
  const { part } = column
  const spoken =
    part === 'annotation'
      ? { text: labelIn(text, language), isFormula: false }
      : part === 'input'
        ? conditionText(text, column, t)
        : resultText(text, column, t, nameOf)
  const why = problem === undefined ? undefined : inLanguage(problem.text, language)
  const content = (
    <span
      data-formula={spoken.isFormula || undefined}
      data-any={part === 'input' && spoken.text === t('studioRules.any') ? true : undefined}
    >
      {spoken.text === '' ? '–' : spoken.text}
    </span>
  )
  if (isReadOnly) {
    return (
      <td data-part={part} data-broken={problem?.weight} title={why}>
        <div className={styles.cell}>{content}</div>
      </td>
    )
  }
  const figures = check?.tables.find((table) => table.decision === decision.id)?.figures ?? []
  const close = () => {
    comesBack.current = true
    setOpen(false)
  }
  const change = (written: string, withFigure: boolean) => {
    const own: CellText = { rule: number, part, column: column.column, text: written }
    const changed = part === 'input' ? figureChanged(figures, column.column, number, text, written) : undefined
    const others =
      changed === undefined || !withFigure
        ? []
        : figureCells(decision, changed.figure, changed.to).filter(({ rule }) => rule !== number)
    if (written !== text) apply({ kind: 'cells', decision: decision.id, cells: [own, ...others] })
    close()
  }
  return (
    <td data-part={part} data-broken={problem?.weight}>
      <CellPopup
        isOpen={isOpen}
        title={t('studioRules.cellOf', { rule: number, column: column.label })}
        onOpenChange={setOpen}
        opener={
          <button
            ref={button}
            type="button"
            className={styles.cell}
            title={why ?? (part === 'input' ? undefined : spoken.text)}
            aria-expanded={isOpen}
            onClick={() => setOpen(true)}
          >
            {content}
          </button>
        }
      >
        <CellEditor
          decision={decision}
          column={column}
          text={text}
          why={why}
          sharedWith={(written) => othersSharing(figures, column.column, number, text, written)}
          onChange={change}
          onClose={close}
        />
      </CellPopup>
    </td>
  )
}
