import { type BookDecision, type CellText, type TableFigure, withFigure } from '@aftersale/decision'
import { labelIn } from '@aftersale/kernel'
import { InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { conditionText } from './cells/cell-words.ts'
import { columnsOf } from './cells/columns.ts'
import { namedFigures } from './cells/named-figures.ts'
import { NamedFigureField } from './named-figure.tsx'
import styles from './rules.module.css'
import { useRules } from './rules-context.ts'
import { pairText, rulesText } from './signs.ts'

/** The cells of a figure with another number in them. */
export function figureCells(decision: BookDecision, figure: TableFigure, to: number): CellText[] {
  if (decision.logic.kind !== 'table') return []
  const { rules } = decision.logic.table
  return figure.rules.map((rule) => {
    const text = withFigure(rules[rule - 1]?.inputs[figure.column - 1] ?? '', figure.value, to)
    return { rule, part: 'input', column: figure.column, text }
  })
}

type FigureProps = {
  readonly decision: BookDecision
  readonly figure: TableFigure
  /** Whether another figure of the table is of the same column. */
  readonly hasTwin: boolean
  readonly onChoose: () => void
}

function Figure({ decision, figure, hasTwin, onChoose }: FigureProps) {
  const { t } = useTranslation()
  const { book, vocabulary, wordOf, language, isReadOnly, apply } = useRules()
  const [typed, setTyped] = useState<number | null>(figure.value)
  const [given, setGiven] = useState(figure.value)
  if (figure.value !== given) {
    setGiven(figure.value)
    setTyped(figure.value)
  }
  if (decision.logic.kind !== 'table') return null
  const { table } = decision.logic
  const columns = columnsOf(table, { book, vocabulary, wordOf, language })
  const column = columns[figure.column - 1]?.label ?? ''
  const remarks = figure.rules.flatMap((rule) => labelIn(table.rules[rule - 1]?.annotations[0] ?? '', language) || [])
  // Two limits of one column are told apart by what the rules on both sides say of themselves.
  const label = hasTwin && remarks.length > 0 ? pairText(column, [...new Set(remarks)].join(' / ')) : column
  // What all its rows ask alike tells this figure from another of the same column.
  const shared = table.inputs.flatMap((_, index) => {
    const other = columns[index]
    const cells = new Set(figure.rules.map((rule) => table.rules[rule - 1]?.inputs[index]?.trim() ?? ''))
    const [cell = ''] = cells
    if (other === undefined || index === figure.column - 1 || cells.size > 1 || cell === '' || cell === '-') return []
    return [pairText(other.label, conditionText(cell, other, t).text)]
  })
  const rules = t('studioRules.inRules', { count: figure.rules.length, rules: rulesText(figure.rules) })
  const change = () => {
    if (typed === null || typed === figure.value) return setTyped(figure.value)
    apply({ kind: 'cells', decision: decision.id, cells: figureCells(decision, figure, typed) })
  }
  return (
    <li className={styles.figure}>
      <label>
        <span>{label}</span>
        <InputNumber<number>
          value={typed}
          disabled={isReadOnly}
          changeOnWheel={false}
          onChange={setTyped}
          onBlur={change}
          onPressEnter={change}
        />
      </label>
      <button type="button" className={styles.figureRules} onClick={onChoose}>
        {[t('studioRules.usedBy', { places: rules }), ...shared].join(' · ')}
      </button>
    </li>
  )
}

type FigureListProps = { readonly onChoose: (decision: string) => void }

/** The numbers of all tables: each is changed once, wherever rules part at it. */
export function FigureList({ onChoose }: FigureListProps) {
  const { t } = useTranslation()
  const { book, check, language } = useRules()
  const named = namedFigures(book, language)
  const groups = book.decisions.flatMap((decision) => {
    const figures = check?.tables.find((table) => table.decision === decision.id)?.figures ?? []
    return figures.length === 0 ? [] : [{ decision, figures }]
  })
  if (groups.length === 0 && named.length === 0) return null
  return (
    <section aria-labelledby="rule-figures" className={styles.figures}>
      <h2 id="rule-figures" className={styles.sideHead}>
        {t('studioRules.figures')}
      </h2>
      <p className="quiet">{t('studioRules.figuresHint')}</p>
      {named.map((figure) => (
        <NamedFigureField key={figure.id} figure={figure} label={figure.label} />
      ))}
      {groups.map(({ decision, figures }) => (
        <div key={decision.id}>
          <h3>{labelIn(decision.label, language)}</h3>
          <ul>
            {figures.map((figure, index) => (
              <Figure
                // By its place, so that the field one types in stays when its number changes.
                key={`${index + 1} ${figure.column}`}
                decision={decision}
                figure={figure}
                hasTwin={figures.some((other) => other !== figure && other.column === figure.column)}
                onChoose={() => onChoose(decision.id)}
              />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
