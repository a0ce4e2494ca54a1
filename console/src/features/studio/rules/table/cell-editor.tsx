import type { BookDecision } from '@aftersale/decision'
import { Button, Checkbox } from 'antd'
import { type FormEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readCell, readResult } from '../cells/cell-shape.ts'
import type { ShownColumn } from '../cells/columns.ts'
import { piecesOf } from '../cells/figure-text.ts'
import { FeelField } from '../feel-field.tsx'
import { feelVariables } from '../feel-variables.ts'
import styles from '../rules.module.css'
import { useRules } from '../rules-context.ts'
import { rulesText } from '../signs.ts'
import { ConditionForm } from './condition-form.tsx'
import { RemarkForm } from './remark-form.tsx'
import { ResultForm } from './result-form.tsx'

type CellEditorProps = {
  readonly decision: BookDecision
  readonly column: ShownColumn
  readonly text: string
  readonly why: string | undefined
  /** The other rules that part from this one at the number that is changed. */
  readonly sharedWith: (written: string) => readonly number[]
  readonly onChange: (written: string, withFigure: boolean) => void
  readonly onClose: () => void
}

function isFormula(text: string, { part, kind, figures }: ShownColumn): boolean {
  if (part === 'annotation') return false
  if (part === 'output' && kind === 'text' && piecesOf(text, figures) !== undefined) return false
  const shape = part === 'input' ? readCell(text, figures) : readResult(text)
  return kind === 'other' ? shape.kind !== 'any' && shape.kind !== 'nothing' : shape.kind === 'feel'
}

/** What changes one cell: a form in words where its column has one, else FEEL. */
export function CellEditor({ decision, column, text, why, sharedWith, onChange, onClose }: CellEditorProps) {
  const { t } = useTranslation()
  const { book, vocabulary, language } = useRules()
  const [written, setWritten] = useState(text)
  const [asFormula, setAsFormula] = useState(() => isFormula(text, column))
  const [withFigure, setWithFigure] = useState(true)
  const known = useRef(book)
  const variables = useMemo(
    () => feelVariables(known.current, decision.id, vocabulary, language),
    [decision.id, vocabulary, language],
  )
  const shared = sharedWith(written)
  const apply = (event: FormEvent) => {
    event.preventDefault()
    onChange(written.trim(), withFigure)
  }
  const { part } = column
  return (
    <form
      className={styles.cellForm}
      onSubmit={apply}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      {why === undefined ? null : <p className={styles.why}>{why}</p>}
      {asFormula ? (
        <FeelField
          label={t('studioRules.formula')}
          value={written}
          dialect={part === 'input' ? 'unaryTests' : 'expression'}
          variables={variables}
          hasFocus
          onChange={setWritten}
        />
      ) : part === 'annotation' ? (
        <RemarkForm text={written} onChange={setWritten} />
      ) : part === 'input' ? (
        <ConditionForm column={column} text={written} onChange={setWritten} />
      ) : (
        <ResultForm column={column} text={written} onChange={setWritten} />
      )}
      {shared.length === 0 ? null : (
        <Checkbox checked={withFigure} onChange={({ target }) => setWithFigure(target.checked)}>
          {t('studioRules.alsoIn', { count: shared.length, rules: rulesText(shared) })}
        </Checkbox>
      )}
      <div className={styles.cellButtons}>
        <Button type="primary" htmlType="submit">
          {t('studioRules.apply')}
        </Button>
        <Button onClick={onClose}>{t('studioRules.cancel')}</Button>
        {part === 'annotation' ? null : (
          <button type="button" className="link-button" onClick={() => setAsFormula(!asFormula)}>
            {asFormula ? t('studioRules.asChoice') : t('studioRules.asFormula')}
          </button>
        )}
      </div>
    </form>
  )
}
