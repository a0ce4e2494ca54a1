import { Checkbox, Radio, Select } from 'antd'
import type { FieldInputProps, Option } from './field-input-props.ts'
import styles from './form.module.css'

/** Values may be anything JSON holds, so a choice is known by its position. */
const positionOf = (options: readonly Option[], value: unknown) =>
  options.findIndex((option) => JSON.stringify(option.value) === JSON.stringify(value))

/** One of several options, or some of them: all in view where the form says so, in a list to open where it does not. */
export function ChoiceInput(props: FieldInputProps & { readonly isMany: boolean }) {
  const { ties, look, options, isReadonly, value, onChange, isMany } = props
  const choices = options.map(({ label }, position) => ({ label, value: position }))
  const one = positionOf(options, value)
  const many = (Array.isArray(value) ? value : []).map((item) => positionOf(options, item)).filter((at) => at >= 0)
  const chosen = (positions: readonly number[]) => positions.map((position) => options[position]?.value)
  const named = { 'aria-labelledby': `${ties.id}-label`, 'aria-describedby': ties['aria-describedby'] }
  if (look?.type === 'radio') {
    return (
      <Radio.Group
        {...named}
        id={ties.id}
        className={`${styles.choices}`}
        disabled={isReadonly}
        options={choices}
        value={one === -1 ? null : one}
        onChange={(event) => onChange(options[Number(event.target.value)]?.value)}
      />
    )
  }
  if (look?.type === 'checklist') {
    return (
      <div role="group" id={ties.id} {...named}>
        <Checkbox.Group
          className={`${styles.choices}`}
          disabled={isReadonly}
          options={choices}
          value={many}
          onChange={(positions) => onChange(chosen(positions.map(Number)))}
        />
      </div>
    )
  }
  if (isMany) {
    return (
      <Select
        {...ties}
        mode="multiple"
        disabled={isReadonly}
        options={choices}
        value={many}
        onChange={(positions) => onChange(chosen(positions))}
      />
    )
  }
  return (
    <Select
      {...ties}
      allowClear
      disabled={isReadonly}
      options={choices}
      value={one === -1 ? null : one}
      onChange={(position: number | null | undefined) => onChange(position == null ? null : options[position]?.value)}
    />
  )
}
