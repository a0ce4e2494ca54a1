import type { BookDecision, DecisionExample, ExampleRun } from '@aftersale/decision'
import { labelIn } from '@aftersale/kernel'
import { CheckCircleFilled, CloseCircleFilled, DeleteOutlined, EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../../text/bilingual.ts'
import styles from '../rules.module.css'
import { useRules } from '../rules-context.ts'
import { rulesText } from '../signs.ts'
import { ExampleForm } from './example-form.tsx'
import { givenText, resultText, whyText } from './example-words.ts'
import { useExampleFields } from './use-example-fields.ts'

type ExampleItemProps = {
  readonly decision: BookDecision
  readonly example: DecisionExample
  /** Undefined until it has run. */
  readonly run: ExampleRun | undefined
  readonly isEdited: boolean
  readonly onEdit: (isEdited: boolean) => void
  readonly onChange: (example: DecisionExample) => void
  readonly onDelete: () => void
  readonly onShow: (rule: number) => void
}

/** The outputs an example is about; undefined where it is about the whole. */
const namesOf = (expected: DecisionExample['expected']): string[] | undefined =>
  typeof expected === 'object' && expected !== null && !Array.isArray(expected) ? Object.keys(expected) : undefined

/** One example: what is given and expected, whether it comes out so, and which rule said it. */
export function ExampleItem(props: ExampleItemProps) {
  const { decision, example, run, isEdited, onEdit, onChange, onDelete, onShow } = props
  const { t } = useTranslation()
  const { language, isReadOnly } = useRules()
  const { columns, labels } = useExampleFields(decision)
  const given = givenText(example.given, columns, t, labels)
  const names = namesOf(example.expected)
  const why = ({ rules, words }: ExampleRun): string => {
    const [first] = rules
    const rule =
      decision.logic.kind === 'table' && first !== undefined ? decision.logic.table.rules[first - 1] : undefined
    return rule === undefined ? inLanguage(words, language) : whyText(example.given, rule, columns, t)
  }
  const take = () => {
    if (run === undefined) return
    const { result } = run
    const parts = names !== undefined && typeof result === 'object' && result !== null && !Array.isArray(result)
    const expected = parts ? Object.fromEntries(names.map((name) => [name, result[name] ?? null])) : result
    onChange({ ...example, expected })
  }
  return (
    <li className={styles.example} data-state={run === undefined ? undefined : run.matches ? 'fine' : 'mend'}>
      {run === undefined ? (
        <span />
      ) : run.matches ? (
        <CheckCircleFilled className={styles.fine} aria-label={t('studioRules.passes')} />
      ) : (
        <CloseCircleFilled className={styles.mend} aria-label={t('studioRules.fails')} />
      )}
      <div>
        {example.name === '' ? null : <p className={styles.exampleName}>{labelIn(example.name, language)}</p>}
        <p>{given}</p>
        <p>{t('studioRules.expects', { result: resultText(example.expected, columns, t) })}</p>
        {run === undefined || run.matches ? null : (
          <p className={styles.mend}>
            {t('studioRules.cameOut', {
              result: resultText(run.result, columns, t, run.differing.length > 0 ? run.differing : names),
            })}
          </p>
        )}
        {run === undefined ? null : (
          <details>
            <summary>
              {run.rules.length === 0
                ? t('studioRules.why')
                : t('studioRules.whyRule', { rules: rulesText(run.rules) })}
            </summary>
            <p className="quiet">{why(run)}</p>
          </details>
        )}
        <div className={styles.findingButtons}>
          {run?.rules.slice(0, 1).map((rule) => (
            <Button key={rule} size="small" onClick={() => onShow(rule)}>
              {t('studioRules.showRule', { rule })}
            </Button>
          ))}
          {isReadOnly ? null : (
            <>
              {run === undefined || run.matches ? null : (
                <Button size="small" onClick={take}>
                  {t('studioRules.take')}
                </Button>
              )}
              <Button size="small" icon={<EditOutlined />} aria-expanded={isEdited} onClick={() => onEdit(!isEdited)}>
                {t('studioRules.editExample')}
              </Button>
              <Button size="small" icon={<DeleteOutlined />} onClick={onDelete}>
                {t('studioRules.deleteExample')}
              </Button>
            </>
          )}
        </div>
        {isEdited ? (
          <ExampleForm
            decision={decision}
            example={example}
            onSave={(next) => {
              onChange(next)
              onEdit(false)
            }}
            onClose={() => onEdit(false)}
          />
        ) : null}
      </div>
    </li>
  )
}
