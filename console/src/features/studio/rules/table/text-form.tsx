import { Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readResult } from '../cells/cell-shape.ts'
import { piecesOf, typedPieces, writeTyped } from '../cells/figure-text.ts'
import type { NamedFigure } from '../cells/named-figures.ts'
import styles from '../rules.module.css'
import type { CellFormProps } from './condition-form.tsx'

function typedFrom(text: string, figures: readonly NamedFigure[]): string {
  const pieces = piecesOf(text, figures)
  if (pieces !== undefined) return typedPieces(pieces, figures)
  const said = readResult(text)
  return said.kind === 'value' ? String(said.value) : ''
}

/** A text that a rule says, with figures of the company where their numbers shall stand. */
export function TextForm({ column: { figures, label }, text, onChange }: CellFormProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(() => typedFrom(text, figures))
  const area = useRef<TextAreaRef>(null)
  const say = (next: string) => {
    setTyped(next)
    onChange(writeTyped(next, figures))
  }
  const insert = (figure: NamedFigure) => {
    const field = area.current?.resizableTextArea?.textArea
    const [from, to] = [field?.selectionStart ?? typed.length, field?.selectionEnd ?? typed.length]
    say(`${typed.slice(0, from)}{${figure.label}}${typed.slice(to)}`)
    field?.focus()
  }
  return (
    <>
      <Input.TextArea
        ref={area}
        autoSize={{ minRows: 1, maxRows: 6 }}
        aria-label={label}
        value={typed}
        onChange={({ target }) => say(target.value)}
      />
      {figures.length === 0 ? null : (
        <p className={styles.figureNames}>
          <span>{t('studioRules.insertFigure')}</span>
          {figures.map((figure) => (
            <button type="button" key={figure.id} className="link-button" onClick={() => insert(figure)}>
              {figure.label}
            </button>
          ))}
        </p>
      )}
    </>
  )
}
