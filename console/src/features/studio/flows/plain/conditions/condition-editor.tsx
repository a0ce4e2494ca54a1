import { type KnownValue, type Operator, operatorWords, type Row, writeRows } from '@aftersale/modelling'
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../../../text/bilingual.ts'
import { useLanguage } from '../../../../../text/use-language.ts'
import styles from '../sheet/sheet.module.css'
import { type ConditionDraft, operatorsFor, rowFor, withOperator } from './condition-draft.ts'
import { ValueInput } from './value-input.tsx'

type ConditionEditorProps = {
  readonly value: ConditionDraft
  readonly known: readonly KnownValue[]
  readonly onChange: (value: ConditionDraft) => void
}

/** A condition as rows that must all hold, in groups of which one must; or as the expression that it is. */
export function ConditionEditor({ value, known, onChange }: ConditionEditorProps) {
  const { t } = useTranslation()
  if (value.kind === 'text') {
    return (
      <div className={styles.stack}>
        <Input.TextArea
          aria-label={t('plain.condition.expression')}
          autoSize={{ minRows: 2, maxRows: 8 }}
          spellCheck={false}
          style={{ fontFamily: 'ui-monospace, monospace' }}
          value={value.text}
          onChange={({ target }) => onChange({ kind: 'text', text: target.value })}
        />
        <p className="quiet">{t('plain.condition.expressionHint')}</p>
      </div>
    )
  }
  const { groups } = value
  const put = (next: readonly (readonly Row[])[]) =>
    onChange({ kind: 'rows', groups: next.filter((one) => one.length > 0) })
  const first = rowFor(known[0], known[0]?.path ?? 'request')
  return (
    <div className={styles.stack}>
      {groups.map((group, at) => (
        <Fragment key={at}>
          {at === 0 ? null : <span className={styles.or}>{t('plain.condition.or')}</span>}
          <div className={styles.group}>
            {group.map((row, place) => (
              <ConditionRow
                key={place}
                row={row}
                known={known}
                onChange={(changed) => put(groups.map((one, which) => (which === at ? one.with(place, changed) : one)))}
                onRemove={() => put(groups.map((one, which) => (which === at ? one.toSpliced(place, 1) : one)))}
              />
            ))}
            <div>
              <Button
                type="link"
                size="small"
                icon={<PlusOutlined />}
                onClick={() => put(groups.map((one, which) => (which === at ? [...one, first] : one)))}
              >
                {t('plain.condition.and')}
              </Button>
            </div>
          </div>
        </Fragment>
      ))}
      <div>
        <Button type="link" size="small" icon={<PlusOutlined />} onClick={() => put([...groups, [first]])}>
          {t(groups.length === 0 ? 'plain.condition.first' : 'plain.condition.another')}
        </Button>
        <Button type="link" size="small" onClick={() => onChange({ kind: 'text', text: writeRows(groups) })}>
          {t('plain.condition.asText')}
        </Button>
      </div>
    </div>
  )
}

type ConditionRowProps = {
  readonly row: Row
  readonly known: readonly KnownValue[]
  readonly onChange: (row: Row) => void
  readonly onRemove: () => void
}

function ConditionRow({ row, known, onChange, onRemove }: ConditionRowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const name = row.path.join('.')
  const asked = known.find(({ path }) => path === name)
  const fields = known.map(({ path, label }) => ({ value: path, label: inLanguage(label, language) }))
  return (
    <div className={styles.row}>
      <Select
        aria-label={t('plain.condition.field')}
        value={name}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        options={asked === undefined ? [{ value: name, label: name }, ...fields] : fields}
        onChange={(path: string) =>
          onChange(
            rowFor(
              known.find((one) => one.path === path),
              path,
            ),
          )
        }
      />
      <Select
        aria-label={t('plain.condition.operator')}
        value={row.operator}
        options={operatorsFor(asked, row.operator).map((one) => ({ value: one, label: operatorWords(one, language) }))}
        onChange={(operator: Operator) => onChange(withOperator(row, operator))}
      />
      <ValueInput row={row} known={asked} onChange={(value) => onChange({ ...row, value })} />
      <Button type="text" icon={<DeleteOutlined />} aria-label={t('plain.condition.remove')} onClick={onRemove} />
    </div>
  )
}
