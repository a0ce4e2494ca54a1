import { useState } from 'react'
import { TextField } from '../../../shell/sheet/text-field.tsx'
import { formulaText, textOfFormula } from './formula-text.ts'

type FormulaFieldProps = {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly problem: string | undefined
  /** FEEL; empty: none. */
  readonly value: string
  readonly isReadOnly: boolean
  onChange(feel: string | undefined): void
}

/** Fixed words, or a formula after an `=`. */
export function FormulaField({ value, isReadOnly, onChange, ...shown }: FormulaFieldProps) {
  const [typed, setTyped] = useState({ text: textOfFormula(value), means: value })
  return (
    <TextField
      {...shown}
      value={typed.means === value ? typed.text : textOfFormula(value)}
      isFixed={isReadOnly}
      longest={2_000}
      onChange={(text) => {
        const feel = formulaText(text)
        setTyped({ text, means: feel ?? '' })
        onChange(feel)
      }}
    />
  )
}
