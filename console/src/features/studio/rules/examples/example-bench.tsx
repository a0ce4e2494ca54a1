import type { BookDecision, DecisionExample } from '@aftersale/decision'
import { PlusOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inKnownWords } from '../cells/known-words.ts'
import styles from '../rules.module.css'
import { useRules } from '../rules-context.ts'
import { ExampleItem } from './example-item.tsx'
import { blankGiven, givenForRule } from './new-example.ts'
import { useExampleFields } from './use-example-fields.ts'
import { useNewExample } from './use-new-example.ts'

type ExampleBenchProps = {
  readonly decision: BookDecision
  readonly chosenRule: number | null
  readonly onShow: (rule: number) => void
}

/** The examples kept with a decision, each with what comes of it now. */
export function ExampleBench({ decision, chosenRule, onShow }: ExampleBenchProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { book, xml, check, isReadOnly, apply } = useRules()
  const [edited, setEdited] = useState<number | null>(null)
  /** Whether what is edited was begun a moment ago, so that whoever leaves it leaves nothing behind. */
  const [isNew, setNew] = useState(false)
  const add = useNewExample(decision)
  const { columns } = useExampleFields(decision)
  const { examples } = decision
  const runs = check?.runs.filter((run) => run.decision.id === decision.id) ?? []
  const passing = runs.filter(({ matches }) => matches).length
  const keep = (next: readonly DecisionExample[]) => apply({ kind: 'examples', decision: decision.id, examples: next })
  const addBlank = () => {
    add(blankGiven(decision, book))
    setEdited(examples.length)
    setNew(true)
  }
  const drop = (index: number) => {
    setEdited(null)
    setNew(false)
    keep(examples.toSpliced(index, 1))
  }
  const edit = (index: number, isEdited: boolean) => {
    if (!isEdited && isNew) return drop(index)
    setEdited(isEdited ? index : null)
    setNew(false)
  }
  const addForRule = (rule: number) => {
    const given = givenForRule(xml, decision, rule)
    if (given === undefined) void message.info(t('studioRules.neverFires', { rule }))
    else add(decision.logic.kind === 'table' ? inKnownWords(given, decision.logic.table, columns) : given)
  }
  return (
    <section aria-labelledby="rule-examples" className={styles.bench}>
      <h3 id="rule-examples">
        {t('studioRules.examples')}
        {runs.length === 0 ? null : (
          <span className={passing === runs.length ? styles.fine : styles.mend}>
            {' '}
            {t('studioRules.passing', { passing, all: runs.length })}
          </span>
        )}
      </h3>
      <p className="quiet">{t('studioRules.examplesHint')}</p>
      <ul>
        {examples.map((example, index) => (
          <ExampleItem
            // An example is told from the others by its place alone.
            key={`${examples.length} ${index + 1}`}
            decision={decision}
            example={example}
            run={runs.find(({ number }) => number === index + 1)}
            isEdited={edited === index}
            onEdit={(isEdited) => edit(index, isEdited)}
            onChange={(next) => {
              setNew(false)
              setEdited(null)
              keep(examples.with(index, next))
            }}
            onDelete={() => drop(index)}
            onShow={onShow}
          />
        ))}
      </ul>
      {isReadOnly ? null : (
        <div className={styles.tools}>
          <Button icon={<PlusOutlined />} onClick={addBlank}>
            {t('studioRules.addExample')}
          </Button>
          {decision.logic.kind !== 'table' || decision.logic.table.rules.length === 0 ? null : (
            <Button disabled={chosenRule === null} onClick={() => chosenRule !== null && addForRule(chosenRule)}>
              {chosenRule === null
                ? t('studioRules.exampleForChosen')
                : t('studioRules.exampleForRule', { rule: chosenRule })}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
