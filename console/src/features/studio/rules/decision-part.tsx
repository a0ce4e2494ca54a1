import type { BookDecision } from '@aftersale/decision'
import { labelIn } from '@aftersale/kernel'
import { Alert } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../text/bilingual.ts'
import { namedFigures } from './cells/named-figures.ts'
import { FindingList } from './check/finding-list.tsx'
import { findingsOf } from './check/findings.ts'
import { ExampleBench } from './examples/example-bench.tsx'
import { ExpressionPart } from './expression-part.tsx'
import { NamedFigureField } from './named-figure.tsx'
import styles from './rules.module.css'
import { useRules } from './rules-context.ts'
import { TablePart } from './table/table-part.tsx'

/** One decision: what it is for, its table or expression, what the check says of it, its examples. */
export function DecisionPart({ decision }: { readonly decision: BookDecision }) {
  const { t } = useTranslation()
  const { book, language, check, vocabulary } = useRules()
  const [rule, setRule] = useState<number | null>(null)
  const { logic } = decision
  const findings = check === null ? [] : findingsOf(decision, check, vocabulary)
  const show = (wanted: number) => {
    setRule(wanted)
    document.getElementById(`rule-${wanted}`)?.focus()
  }
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
