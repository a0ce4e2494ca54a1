import type { BookDecision } from '@aftersale/decision'
import { CloseCircleFilled, WarningFilled } from '@ant-design/icons'
import { Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../../text/bilingual.ts'
import type { ShownColumn } from '../cells/columns.ts'
import type { Finding } from '../check/findings.ts'
import styles from '../rules.module.css'
import { useRules } from '../rules-context.ts'
import { isPossible, ROW_CHANGES, type RowChange, rowEdit } from './row-changes.ts'
import { RuleCell } from './rule-cell.tsx'

type Row = {
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly annotations: readonly string[]
}

type RuleRowProps = {
  readonly decision: BookDecision
  readonly rule: Row
  readonly number: number
  readonly count: number
  readonly columns: readonly ShownColumn[]
  /** What was found about this rule. */
  readonly findings: readonly Finding[]
  readonly isChosen: boolean
  readonly onChoose: (rule: number | null) => void
}

const PART_CELLS = { input: 'inputs', output: 'outputs', annotation: 'annotations' } as const

export function RuleRow({ decision, rule, number, count, columns, findings, isChosen, onChoose }: RuleRowProps) {
  const { t } = useTranslation()
  const { apply, isReadOnly, language } = useRules()
  const change = (wanted: RowChange) => {
    const [edit, next] = rowEdit(wanted, decision.id, number, count)
    apply(edit)
    onChoose(next)
  }
  const serious = findings.filter((finding) => finding.weight === 'mend' && finding.marked.includes(number))
  const weight =
    serious.length > 0 ? 'mend' : findings.some((finding) => finding.weight !== 'note') ? 'look' : undefined
  const told = findings.map(({ text }) => inLanguage(text, language)).join('\n')
  const items = ROW_CHANGES.map((one) => ({
    key: one,
    label: t(`studioRules.row.${one}`),
    disabled: !isPossible(one, number, count),
    danger: one === 'delete',
  }))
  const menu = { items, onClick: ({ key }: { readonly key: string }) => change(key as RowChange) }
  return (
    <Dropdown menu={menu} trigger={['contextMenu']} disabled={isReadOnly}>
      <tr data-chosen={isChosen || undefined} data-weight={weight}>
        <th scope="row">
          <button
            type="button"
            id={`rule-${number}`}
            className={styles.number}
            aria-pressed={isChosen}
            aria-label={t('studioRules.ruleNumber', { rule: number })}
            title={told === '' ? undefined : told}
            onClick={() => onChoose(isChosen ? null : number)}
          >
            {number}
            {weight === 'mend' ? <CloseCircleFilled className={styles.mend} /> : null}
            {weight === 'look' ? <WarningFilled className={styles.look} /> : null}
          </button>
        </th>
        {columns.map((column) => (
          <RuleCell
            key={`${column.part} ${column.column}`}
            decision={decision}
            column={column}
            number={number}
            text={rule[PART_CELLS[column.part]][column.column - 1] ?? ''}
            problem={findings.find((finding) => finding.column === column.name)}
          />
        ))}
      </tr>
    </Dropdown>
  )
}
