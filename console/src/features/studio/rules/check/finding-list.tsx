import type { BookDecision, BookTable, CellText } from '@aftersale/decision'
import { CheckCircleFilled, CloseCircleFilled, InfoCircleFilled, WarningFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../../text/bilingual.ts'
import { conditionText } from '../cells/cell-words.ts'
import { columnsOf, type ShownColumn } from '../cells/columns.ts'
import { inKnownWords } from '../cells/known-words.ts'
import { givenText } from '../examples/example-words.ts'
import { useNewExample } from '../examples/use-new-example.ts'
import styles from '../rules.module.css'
import { useRules } from '../rules-context.ts'
import { pairText, partsText } from '../signs.ts'
import type { Finding } from './findings.ts'

type FindingListProps = {
  readonly decision: BookDecision
  readonly table: BookTable
  readonly findings: readonly Finding[]
  readonly onShow: (rule: number) => void
}

const ICONS = {
  mend: <CloseCircleFilled className={styles.mend} />,
  look: <WarningFilled className={styles.look} />,
  note: <InfoCircleFilled className={styles.note} />,
} as const

/** The cells by which a new rule fits what no rule fits so far. */
function cellsFor(where: NonNullable<Finding['where']>, columns: readonly ShownColumn[]): CellText[] {
  return where.flatMap(({ input, tests }) => {
    const column = columns.find(({ part, name }) => part === 'input' && name === input)
    return column === undefined ? [] : [{ rule: 0, part: 'input' as const, column: column.column, text: tests }]
  })
}

/** What the check says of a table, each with an example and the way to its rule. */
export function FindingList({ decision, table, findings, onShow }: FindingListProps) {
  const { t } = useTranslation()
  const { book, vocabulary, wordOf, language, isReadOnly, check, apply } = useRules()
  const add = useNewExample(decision)
  const columns = columnsOf(table, { book, vocabulary, wordOf, language })
  const textOf = ({ where, text }: Pick<Finding, 'where' | 'text'>): string => {
    if (where === null || where.length === 0) return inLanguage(text, language)
    const pairs = where.map(({ input, tests }) => {
      const column = columns.find(({ part, name }) => part === 'input' && name === input)
      if (column === undefined) return pairText(input, tests)
      return pairText(column.label, conditionText(tests, column, t).text)
    })
    return t('studioRules.noRuleFor', { pairs: partsText(pairs) })
  }
  const addRule = (where: NonNullable<Finding['where']>) => {
    apply({ kind: 'add-rule', decision: decision.id, at: table.rules.length + 1, cells: cellsFor(where, columns) })
    // The row is drawn with the change; it is gone to afterwards.
    setTimeout(() => onShow(table.rules.length + 1))
  }
  const notes = findings.filter(({ weight }) => weight === 'note')
  const one = ({ example: found, ...finding }: Finding) => {
    const example = found === null ? null : inKnownWords(found, table, columns)
    return (
      <li key={finding.key} className={styles.finding} data-weight={finding.weight}>
        {ICONS[finding.weight]}
        <div>
          <p>{textOf(finding)}</p>
          {example === null ? null : (
            <p className="quiet">{t('studioRules.forExample', { example: givenText(example, columns, t) })}</p>
          )}
          <div className={styles.findingButtons}>
            {finding.rules.slice(0, 2).map((rule) => (
              <Button key={rule} size="small" onClick={() => onShow(rule)}>
                {t('studioRules.showRule', { rule })}
              </Button>
            ))}
            {isReadOnly || finding.where === null ? null : (
              <Button size="small" onClick={() => addRule(finding.where ?? [])}>
                {t('studioRules.addRuleFor')}
              </Button>
            )}
            {isReadOnly || example === null ? null : (
              <Button size="small" onClick={() => add(example)}>
                {t('studioRules.keepAsExample')}
              </Button>
            )}
          </div>
        </div>
      </li>
    )
  }
  return (
    <section aria-labelledby="rule-findings" className={styles.findings}>
      <h3 id="rule-findings">{t('studioRules.findings')}</h3>
      {check === null ? <p className="quiet">{t('studioRules.checking')}</p> : null}
      {check !== null && findings.length === notes.length ? (
        <p className={styles.allFine}>
          <CheckCircleFilled className={styles.fine} /> {t('studioRules.nothingFound')}
        </p>
      ) : null}
      <ul aria-live="polite">{findings.filter(({ weight }) => weight !== 'note').map(one)}</ul>
      {notes.length === 0 ? null : (
        <details>
          <summary>{t('studioRules.notes', { count: notes.length })}</summary>
          <ul>{notes.map(one)}</ul>
        </details>
      )}
    </section>
  )
}
