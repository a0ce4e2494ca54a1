import { AutoComplete, Input } from 'antd'
import { useState } from 'react'
import styles from '../../administration/administration.module.css'

type JobFilterFieldProps = {
  readonly label: string
  /** What it is narrowed to; empty: all. */
  readonly value: string
  /** What is there just now, to choose from. */
  readonly known: readonly string[]
  /** Told when something was chosen or typed to its end; empty: all. */
  readonly onChange: (value: string) => void
}

/** Narrows a list to one name, chosen or typed; Enter or leaving the field counts. */
export function JobFilterField({ label, value, known, onChange }: JobFilterFieldProps) {
  const [text, setText] = useState(value)
  const options = [...new Set(known)].toSorted().map((name) => ({ value: name }))
  const change = (typed: string) => {
    setText(typed)
    if (typed === '') onChange('')
  }
  return (
    <AutoComplete
      className={`${styles.search}`}
      aria-label={label}
      options={options}
      showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
      value={text}
      onChange={change}
      onSelect={onChange}
      onBlur={() => onChange(text.trim())}
    >
      <Input allowClear placeholder={label} maxLength={200} onPressEnter={() => onChange(text.trim())} />
    </AutoComplete>
  )
}
