import type { BookDecision } from '@aftersale/decision'
import { labelIn } from '@aftersale/kernel'
import { Alert } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../text/bilingual.ts'
import { namedFigures } from './cells/named-figures.ts'
import { behindFindings } from './check/behind-findings.ts'
import { FindingList } from './check/finding-list.tsx'
import { findingsOf } from './check/findings.ts'
import { ExampleBench } from './examples/example-bench.tsx'
import { ExpressionPart } from './expression-part.tsx'
import { NamedFigureField } from './named-figure.tsx'
import styles from './rules.module.css'
import { useRules } from './rules-context.ts'
import { TablePart } from './table/table-part.tsx'

type DecisionPartProps = {
  readonly decision: BookDecision
  /** The number of the rule that somebody asked to see; null: none. */
  readonly shown: number | null
}

/** One decision: what it is for, its table or expression, what the check says of it, its examples. */
export function DecisionPart({ decision, shown }: DecisionPartProps) {
  const { t } = useTranslation()
  const { book, former, language, check, vocabulary } = useRules()
  const [rule, setRule] = useState(shown)
  const { logic } = decision
  const checked = check === null ? [] : findingsOf(decision, check, vocabulary)
  const findings = [...behindFindings(decision, former, book), ...checked]
  const show = (wanted: number) => {
    setRule(wanted)
    document.getElementById(`rule-${wanted}`)?.focus()
  }
  useEffect(() => {
    if (shown === null) return
    setRule(shown)
    document.getElementById(`rule-${shown}`)?.scrollIntoView({ block: 'center' })
  }, [shown])
  const figure = namedFigures(book, language).find(({ id }) => id === decision.id)
  const description = labelIn(decision.description, language)
  return (
    <section className={styles.decision} aria-labelledby="decision-name">
      <h2 id="decision-name" className={styles.decisionName}>
        {labelIn(decision.label, language)}
      </h2>
      {description === '' ? null : <p className="quiet">{description}</p>}
      {logic.kind === 'table' ? (
        <>
          <TablePart decision={decision} table={logic.table} findings={findings} chosen={rule} onChoose={setRule} />
          <FindingList decision={decision} table={logic.table} findings={findings} onShow={show} />
        </>
      ) : figure !== undefined ? (
        <>
          <p className="quiet">{t('studioRules.figureHere')}</p>
          <NamedFigureField figure={figure} label={t('studioRules.number')} />
        </>
      ) : logic.kind === 'expression' ? (
        <>
          <ExpressionPart decision={decision} text={logic.text} />
          {findings.map(({ key, text, weight }) => (
            <Alert
              key={key}
              type={weight === 'mend' ? 'error' : 'warning'}
              showIcon
              title={inLanguage(text, language)}
            />
          ))}
        </>
      ) : (
        <Alert type="info" showIcon title={t('studioRules.otherLogic')} />
      )}
      {logic.kind === 'other' || figure !== undefined ? null : (
        <ExampleBench decision={decision} chosenRule={rule} onShow={show} />
      )}
    </section>
  )
}
