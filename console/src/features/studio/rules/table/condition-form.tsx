import { Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CellShape, type Comparison, type Operand, readCell, writeCell } from '../cells/cell-shape.ts'
import type { ShownColumn } from '../cells/columns.ts'
import styles from '../rules.module.css'
import { OperandField } from './operand-field.tsx'

export type CellFormProps = {
  readonly column: ShownColumn
  /** FEEL. */
  readonly text: string
  readonly onChange: (text: string) => void
}

const COMPARISONS = ['any', '<=', '<', '>', '>=', '=', 'between'] as const
const NAMES = { '<=': 'atMost', '<': 'less', '>': 'more', '>=': 'atLeast', '=': 'exactly' } as const

/** The two numbers of what a cell compares with, as far as it has them. */
function numbersOf(shape: CellShape): readonly [Operand, Operand] {
  if (shape.kind === 'compared') return [shape.value, shape.value]
  if (shape.kind === 'between') return [shape.from, shape.to]
  const [only] = shape.kind === 'values' ? shape.values : []
  return typeof only === 'number' ? [only, only] : [0, 0]
}

function chosen(shape: CellShape): (typeof COMPARISONS)[number] {
  if (shape.kind === 'compared') return shape.by
  if (shape.kind === 'between') return 'between'
  return shape.kind === 'values' ? '=' : 'any'
}

function NumberForm({ column: { figures }, text, onChange }: CellFormProps) {
  const { t } = useTranslation()
  const shape = readCell(text, figures)
  const by = chosen(shape)
  const [from, to] = numbersOf(shape)
  const write = (next: (typeof COMPARISONS)[number], low: Operand, high: Operand) => {
    if (next === 'any') return onChange('-')
    if (next !== 'between') return onChange(writeCell({ kind: 'compared', by: next satisfies Comparison, value: low }))
    const { open, close } = shape.kind === 'between' ? shape : ({ open: '[', close: ']' } as const)
    return onChange(writeCell({ kind: 'between', from: low, to: high, open, close }))
  }
  return (
    <div className={styles.row}>
      <Select
        aria-label={t('studioRules.comparison')}
        value={by}
        popupMatchSelectWidth={false}
        onChange={(next) => write(next, from, to)}
        options={COMPARISONS.map((value) => ({
          value,
          label:
            value === 'any' || value === 'between'
              ? t(`studioRules.${value}`)
              : t(`studioRules.comparisons.${NAMES[value]}`),
        }))}
      />
      {by === 'any' ? null : (
        <OperandField
          label={t('studioRules.number')}
          value={from}
          figures={figures}
          onChange={(next) => write(by, next, to)}
        />
      )}
      {by === 'between' ? (
        <>
          <span>{t('studioRules.to')}</span>
          <OperandField
            label={t('studioRules.upTo')}
            value={to}
            figures={figures}
            onChange={(next) => write(by, from, next)}
          />
        </>
      ) : null}
    </div>
  )
}

function YesNoForm({ text, onChange }: CellFormProps) {
  const { t } = useTranslation()
  const shape = readCell(text)
  const [value] = shape.kind === 'values' && !shape.isNot ? shape.values : []
  return (
    <Radio.Group
      value={value ?? 'any'}
      onChange={({ target }) => onChange(target.value === 'any' ? '-' : String(target.value))}
    >
      <Radio value={true}>{t('studioRules.yes')}</Radio>
      <Radio value={false}>{t('studioRules.no')}</Radio>
      <Radio value="any">{t('studioRules.any')}</Radio>
    </Radio.Group>
  )
}

function ChoiceForm({ column, text, onChange }: CellFormProps) {
  const { t } = useTranslation()
  const [isNot, setNot] = useState(() => {
    const shape = readCell(text)
    return shape.kind === 'values' && shape.isNot
  })
  const shape = readCell(text)
  const values = shape.kind === 'values' ? shape.values.map(String) : []
  const write = (next: readonly string[], not: boolean) =>
    onChange(writeCell({ kind: 'values', values: next, isNot: not }))
  return (
    <>
      <Radio.Group
        value={isNot}
        onChange={({ target }) => {
          setNot(target.value === true)
          write(values, target.value === true)
        }}
      >
        <Radio value={false}>{t('studioRules.isOne')}</Radio>
        <Radio value={true}>{t('studioRules.isNone')}</Radio>
      </Radio.Group>
      <Select
        className={styles.wide ?? ''}
        aria-label={column.label}
        mode={column.kind === 'choice' ? 'multiple' : 'tags'}
        value={values}
        placeholder={t('studioRules.anyHint')}
        optionFilterProp="label"
        onChange={(next: string[]) => write(next, isNot)}
        options={[...column.choices]}
      />
    </>
  )
}

/** What a cell asks, by choosing. */
export function ConditionForm(props: CellFormProps) {
  switch (props.column.kind) {
    case 'number':
      return <NumberForm {...props} />
    case 'boolean':
      return <YesNoForm {...props} />
    default:
      return <ChoiceForm {...props} />
  }
}
