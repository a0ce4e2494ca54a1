import { InputNumber, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { readResult, writeResult } from '../cells/cell-shape.ts'
import styles from '../rules.module.css'
import type { CellFormProps } from './condition-form.tsx'
import { TextForm } from './text-form.tsx'
import { WordForm } from './word-form.tsx'

/** What a cell says, by choosing or writing it. */
export function ResultForm({ column, text, onChange }: CellFormProps) {
  const { t } = useTranslation()
  const shape = readResult(text)
  const value = shape.kind === 'value' ? shape.value : null
  const say = (next: string | number | boolean | null | undefined) =>
    onChange(
      writeResult(
        next === null || next === undefined || next === '' ? { kind: 'nothing' } : { kind: 'value', value: next },
      ),
    )
  switch (column.kind) {
    case 'number':
      return (
        <InputNumber<number>
          className={styles.wide ?? ''}
          aria-label={column.label}
          value={typeof value === 'number' ? value : null}
          changeOnWheel={false}
          onChange={say}
        />
      )
    case 'boolean':
      return (
        <Radio.Group
          value={value}
          onChange={({ target }) => say(target.value === true || target.value === false ? target.value : null)}
        >
          <Radio value={true}>{t('studioRules.yes')}</Radio>
          <Radio value={false}>{t('studioRules.no')}</Radio>
          <Radio value={null}>{t('studioRules.nothing')}</Radio>
        </Radio.Group>
      )
    case 'choice':
      return (
        <Select
          className={styles.wide ?? ''}
          aria-label={column.label}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('studioRules.nothing')}
          value={value === null ? undefined : String(value)}
          onChange={say}
          options={[...column.choices]}
        />
      )
    default:
      return column.choices.length > 0 ? (
        <WordForm column={column} value={value === null ? '' : String(value)} onSay={say} />
      ) : (
        <TextForm column={column} text={text} onChange={onChange} />
      )
  }
}
