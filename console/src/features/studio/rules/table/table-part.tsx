import type { BookDecision, BookTable } from '@aftersale/decision'
import { CloseOutlined } from '@ant-design/icons'
import { Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { useEdges } from '../../../../shell/strip/use-edges.ts'
import { columnsOf } from '../cells/columns.ts'
import { CheckLine } from '../check/check-line.tsx'
import type { Finding } from '../check/findings.ts'
import styles from '../rules.module.css'
import { useRules } from '../rules-context.ts'
import { HitPolicy } from './hit-policy.tsx'
import { RowTools } from './row-tools.tsx'
import { RuleRow } from './rule-row.tsx'
import { useCellKeys } from './use-cell-keys.ts'

export type TablePartProps = {
  readonly decision: BookDecision
  readonly table: BookTable
  readonly findings: readonly Finding[]
  /** The rule that the buttons are about. */
  readonly chosen: number | null
  readonly onChoose: (rule: number | null) => void
}

const PARTS = ['input', 'output', 'annotation'] as const

/** A decision table in the words of the reader; a click on a cell changes it. */
export function TablePart({ decision, table, findings, chosen, onChoose }: TablePartProps) {
  const { t } = useTranslation()
  const { book, vocabulary, wordOf, language, isReadOnly, apply } = useRules()
  const columns = columnsOf(table, { book, vocabulary, wordOf, language })
  const place = useCellKeys()
  const scroll = useEdges<HTMLElement>()
  return (
    <>
      <HitPolicy decision={decision} table={table}>
        <CheckLine findings={findings} />
      </HitPolicy>
      {isReadOnly ? null : <RowTools decision={decision} table={table} chosen={chosen} onChoose={onChoose} />}
      <section ref={scroll} className={styles.scroll} aria-labelledby="decision-name">
        <table className={styles.table} ref={place}>
          <thead>
            <tr>
              <th rowSpan={2} scope="col">
                <span className="unseen">{t('studioRules.rule')}</span>
              </th>
              {PARTS.map((part) => {
                const count = columns.filter((column) => column.part === part).length
                return count === 0 ? null : (
                  <th key={part} scope="colgroup" colSpan={count} data-part={part} className={styles.part}>
                    {t(`studioRules.parts.${part}`)}
                  </th>
                )
              })}
            </tr>
            <tr>
              {columns.map(({ part, column, label, expression }) => (
                <th key={`${part} ${column}`} scope="col" data-part={part} title={expression}>
                  {label}
                  {isReadOnly || part !== 'input' || table.inputs.length < 2 ? null : (
                    <Popconfirm
                      title={t('studioRules.dropCondition', { column: label })}
                      description={t('studioRules.dropConditionWords')}
                      okText={t('studioRules.drop')}
                      cancelText={t('studioRules.cancel')}
                      onConfirm={() => apply({ kind: 'delete-input', decision: decision.id, column })}
                    >
                      <button
                        type="button"
                        className={styles.drop}
                        aria-label={t('studioRules.dropCondition', { column: label })}
                        title={t('studioRules.dropCondition', { column: label })}
                      >
                        <CloseOutlined />
                      </button>
                    </Popconfirm>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rules.map((rule, index) => (
              <RuleRow
                // A rule has no identity but its place: a cell that is being changed closes when rows move.
                key={`${table.rules.length} ${rule.id ?? index}`}
                decision={decision}
                rule={rule}
                number={index + 1}
                count={table.rules.length}
                columns={columns}
                findings={findings.filter(({ rules }) => rules.includes(index + 1))}
                isChosen={chosen === index + 1}
                onChoose={onChoose}
              />
            ))}
          </tbody>
        </table>
        {table.rules.length === 0 ? <p className={styles.empty}>{t('studioRules.noRules')}</p> : null}
      </section>
    </>
  )
}
