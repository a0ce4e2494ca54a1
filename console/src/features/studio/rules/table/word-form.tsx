import { AutoComplete } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownColumn } from '../cells/columns.ts'
import styles from '../rules.module.css'

type WordFormProps = {
  readonly column: ShownColumn
  readonly value: string
  readonly onSay: (value: string) => void
}

/** A key that people read words for: chosen by its words, or a new one. */
export function WordForm({ column: { label, choices }, value, onSay }: WordFormProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(() => choices.find((choice) => choice.value === value)?.label ?? value)
  const say = (next: string) => {
    setTyped(next)
    onSay(choices.find((choice) => choice.label === next)?.value ?? next)
  }
  const isNew = typed !== '' && !choices.some((choice) => choice.label === typed || choice.value === typed)
  return (
    <>
      <AutoComplete
        className={styles.wide ?? ''}
        aria-label={label}
        // Above, so that it does not lie on the buttons.
        placement="topLeft"
        value={typed}
        onChange={say}
        showSearch={{ filterOption: (text, option) => option?.value.includes(text) === true }}
        options={choices.map((choice) => ({ value: choice.label, label: choice.label }))}
      />
      {isNew ? <p className="quiet">{t('studioRules.newWord', { key: typed })}</p> : null}
    </>
  )
}
