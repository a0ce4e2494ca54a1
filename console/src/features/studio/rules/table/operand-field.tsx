import { InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Operand } from '../cells/cell-shape.ts'
import { type NamedFigure, operandText } from '../cells/named-figures.ts'

type OperandFieldProps = {
  readonly label: string
  readonly value: Operand
  readonly figures: readonly NamedFigure[]
  readonly onChange: (value: Operand) => void
}

/** No figure can be called so. */
const TYPED = ''

/** What a cell compares with: a number that is typed, or a figure of the company. */
export function OperandField({ label, value, figures, onChange }: OperandFieldProps) {
  const { t } = useTranslation()
  const figure = figures.find(({ name }) => name === value)
  return (
    <>
      {figures.length === 0 ? null : (
        <Select
          aria-label={t('studioRules.whichNumber')}
          popupMatchSelectWidth={false}
          value={figure?.name ?? TYPED}
          onChange={(name) => onChange(name === TYPED ? (figure?.value ?? 0) : name)}
          options={[
            { value: TYPED, label: t('studioRules.ownNumber') },
            ...figures.map(({ name }) => ({ value: name, label: operandText(name, figures, t) })),
          ]}
        />
      )}
      {figure === undefined ? (
        <InputNumber<number>
          aria-label={label}
          value={typeof value === 'number' ? value : 0}
          changeOnWheel={false}
          onChange={(next) => next !== null && onChange(next)}
        />
      ) : null}
    </>
  )
}
