import { type Operator, operatorWords, type Row, type Rows } from '@aftersale/modelling'
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../../text/bilingual.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import { type AskedValue, ORIGINS } from '../document/asked-values.ts'
import styles from '../forms.module.css'

type ConditionRowsProps = {
  readonly rows: Rows
  readonly values: readonly AskedValue[]
  readonly isReadOnly: boolean
  readonly onChange: (rows: Rows) => void
}

const EMPTY: Row = { path: [], operator: '=', value: '' }

const isBare = (operator: Operator) => operator === 'empty' || operator === 'filled'

/** Whether a row asks something: names what, and compares with something. */
export const isWhole = ({ path, operator, value }: Row): boolean =>
  path.length > 0 &&
  (isBare(operator) || (value !== '' && value !== null && !(Array.isArray(value) && value.length === 0)))

const OPERATORS: Readonly<Record<AskedValue['kind'], readonly Operator[]>> = {
  money: ['>', '>=', '<', '<=', '=', 'filled', 'empty'],
  number: ['=', '!=', '>', '>=', '<', '<=', 'filled', 'empty'],
  text: ['=', '!=', 'in', 'filled', 'empty'],
  choice: ['=', '!=', 'in', 'filled', 'empty'],
  flag: ['='],
  date: ['filled', 'empty'],
}

const firstValue = (kind: AskedValue['kind']): Row['value'] => (kind === 'flag' ? true : kind === 'date' ? null : '')

/** Conditions that must all hold, in groups of which one must. */
export function ConditionRows({ rows, values, isReadOnly, onChange }: ConditionRowsProps) {
  const { t } = useTranslation()
  const put = (group: number, row: number, next: Row) =>
    onChange(rows.map((one, at) => (at === group ? one.map((each, index) => (index === row ? next : each)) : one)))
  const drop = (group: number, row: number) =>
    onChange(rows.map((one, at) => (at === group ? one.toSpliced(row, 1) : one)).filter((one) => one.length > 0))
  const add = (group: number) => onChange(rows.map((one, at) => (at === group ? [...one, EMPTY] : one)))
  return (
    <div className={styles.conditions} role="group" aria-label={t('studioForm.conditions')}>
      {rows.map((group, at) => (
        <div key={`${at} ${rows.length}`} className={styles.group}>
          {at === 0 ? null : <p className={styles.or}>{t('studioForm.or')}</p>}
          {group.map((row, index) => (
            <OneRow
              // Rows have no names of their own.
              key={`${index} ${group.length}`}
              row={row}
              isFirst={index === 0}
              number={group.slice(0, index).length + rows.slice(0, at).flat().length + 1}
              values={values}
              isReadOnly={isReadOnly}
              onChange={(next) => put(at, index, next)}
              onRemove={() => drop(at, index)}
            />
          ))}
          {isReadOnly ? null : (
            <Button size="small" type="text" icon={<PlusOutlined />} onClick={() => add(at)}>
              {t('studioForm.andMore')}
            </Button>
          )}
        </div>
      ))}
      {isReadOnly ? null : (
        <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...rows, [EMPTY]])}>
          {t('studioForm.orMore')}
        </Button>
      )}
    </div>
  )
}

type OneRowProps = Omit<ConditionRowsProps, 'rows' | 'onChange'> & {
  readonly row: Row
  readonly isFirst: boolean
  readonly number: number
  readonly onChange: (row: Row) => void
  readonly onRemove: () => void
}

function OneRow({ row, isFirst, number, values, isReadOnly, onChange, onRemove }: OneRowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const path = row.path.join('.')
  const asked = values.find((value) => value.path === path)
  const kind =
    asked?.kind ?? (typeof row.value === 'number' ? 'number' : typeof row.value === 'boolean' ? 'flag' : 'text')
  const operators = OPERATORS[kind].includes(row.operator) ? OPERATORS[kind] : [row.operator, ...OPERATORS[kind]]
  const groups = ORIGINS.map((from) => ({
    label: t(`studioForm.from.${from}`),
    options: values
      .filter((value) => value.from === from && value.isFormula !== true)
      .map((value) => ({ value: value.path, label: inLanguage(value.label, language) })),
  }))
  const unknown = asked === undefined && path !== '' ? [{ label: path, options: [{ value: path, label: path }] }] : []
  const choose = (next: string) => {
    const of = values.find((value) => value.path === next)?.kind ?? 'text'
    const operator = OPERATORS[of][0] ?? '='
    onChange({ path: next.split('.'), operator, value: firstValue(of) })
  }
  const operate = (operator: Operator) => {
    if (isBare(operator)) return onChange({ ...row, operator, value: null })
    if (operator === 'in')
      return onChange({
        ...row,
        operator,
        value: [row.value].flat().filter((one) => typeof one === 'string' && one !== '') as string[],
      })
    const [first = ''] = [row.value].flat()
    onChange({ ...row, operator, value: first ?? firstValue(kind) })
  }
  return (
    <div className={styles.condition}>
      <span className={styles.joined}>{isFirst ? t('studioForm.if') : t('studioForm.and')}</span>
      <Select
        aria-label={t('studioForm.subject', { number })}
        placeholder={t('studioForm.chooseSubject')}
        showSearch={{ optionFilterProp: 'label' }}
        disabled={isReadOnly}
        value={path === '' ? null : path}
        options={[...unknown, ...groups.filter(({ options }) => options.length > 0)]}
        onChange={(next: string | null) => next !== null && choose(next)}
      />
      <Select
        aria-label={t('studioForm.operator', { number })}
        disabled={isReadOnly}
        value={row.operator}
        options={operators.map((value) => ({ value, label: operatorWords(value, language) }))}
        onChange={operate}
      />
      <ValueInput row={row} kind={kind} asked={asked} number={number} isReadOnly={isReadOnly} onChange={onChange} />
      {isReadOnly ? null : (
        <Button
          size="small"
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t('studioForm.removeCondition', { number })}
          onClick={onRemove}
        />
      )}
    </div>
  )
}

type ValueInputProps = {
  readonly row: Row
  readonly kind: AskedValue['kind']
  readonly asked: AskedValue | undefined
  readonly number: number
  readonly isReadOnly: boolean
  readonly onChange: (row: Row) => void
}

function ValueInput({ row, kind, asked, number, isReadOnly, onChange }: ValueInputProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (isBare(row.operator)) return <span />
  const name = t('studioForm.value', { number })
  const options = (asked?.options ?? []).map((one) => ({ value: one.value, label: inLanguage(one.label, language) }))
  if (row.operator === 'in') {
    const chosen = [row.value].flat().map(String)
    return (
      <Select
        aria-label={name}
        mode="tags"
        disabled={isReadOnly}
        value={chosen}
        options={options}
        onChange={(value) => onChange({ ...row, value })}
      />
    )
  }
  if (kind === 'flag') {
    return (
      <Select
        aria-label={name}
        disabled={isReadOnly}
        value={String(row.value)}
        options={[
          { value: 'true', label: t('studioForm.yes') },
          { value: 'false', label: t('studioForm.no') },
        ]}
        onChange={(value) => onChange({ ...row, value: value === 'true' })}
      />
    )
  }
  if (kind === 'number' || kind === 'money') {
    return (
      <InputNumber
        aria-label={name}
        style={{ width: '100%' }}
        controls={false}
        disabled={isReadOnly}
        value={typeof row.value === 'number' ? row.value : null}
        {...(kind === 'money' && { suffix: t('studioForm.minor') })}
        onChange={(value) => onChange({ ...row, value: value ?? '' })}
      />
    )
  }
  if (kind === 'choice') {
    return (
      <Select
        aria-label={name}
        disabled={isReadOnly}
        value={row.value === '' ? null : String(row.value)}
        options={options}
        onChange={(value) => onChange({ ...row, value: value ?? '' })}
      />
    )
  }
  return (
    <Input
      aria-label={name}
      disabled={isReadOnly}
      value={String(row.value ?? '')}
      onChange={({ target }) => onChange({ ...row, value: target.value })}
    />
  )
}
