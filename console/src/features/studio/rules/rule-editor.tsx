import { readRuleBook } from '@aftersale/decision'
import { Alert, Button, Segmented, Tooltip } from 'antd'
import { lazy, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LazyPart } from '../../../shell/release/lazy-part.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { EditorProps } from '../editor-props.ts'
import { RedoIcon, UndoIcon } from '../step-back-icons.tsx'
import { wordsFrom } from './cells/words-from.ts'
import { problemsOfFile } from './check/findings.ts'
import { useCheck } from './check/use-check.ts'
import { DecisionList } from './decision-list.tsx'
import { DecisionPart } from './decision-part.tsx'
import { feelVariables, pathLabel } from './feel-variables.ts'
import { FigureList } from './figure-list.tsx'
import { placeIn } from './place-in.ts'
import styles from './rules.module.css'
import { RulesContext } from './rules-context.ts'
import { useRuleFile } from './use-rule-file.ts'
import { useUndoKeys } from './use-undo-keys.ts'

const DmnView = lazy(() => import('./expert/dmn-view.tsx').then(({ DmnView: view }) => ({ default: view })))

type View = 'words' | 'dmn'

type RuleEditorProps = EditorProps & {
  /** The decision or rule that somebody asked to see; null: none. */
  readonly shown?: string | null
  /** Keeps in mind which one is looked at, for when the file is loaded anew. */
  readonly onShow?: (decision: string) => void
}

/** The rules of one file: its tables in words, with what the check says of them, and as DMN for those who draw it. */
export function RuleEditor(props: RuleEditorProps) {
  const { content, inForce, isReadOnly, vocabulary, shown = null, onShow, onChange } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const file = useRuleFile(content, onChange)
  const check = useCheck(file.xml)
  const [view, setView] = useState<View>('words')
  const [chosen, setChosen] = useState<string | null>(null)
  const [asked, setAsked] = useState<string | null>(null)
  const choose = (decision: string) => {
    setChosen(decision)
    onShow?.(decision)
  }
  const former = useMemo(() => {
    const read = inForce === null ? null : readRuleBook(inForce)
    return read?.ok === true ? read.value : null
  }, [inForce])
  const wordOf = useMemo(() => wordsFrom(t), [t])
  const keys = useUndoKeys(view === 'words' ? file : null)
  const { book } = file
  if (book === undefined) {
    const why = file.unreadable === null ? '' : inLanguage(file.unreadable, language)
    return <Alert type="error" showIcon title={t('studioRules.unreadable')} description={why} />
  }
  const place = shown === null ? null : placeIn(book, shown)
  if (shown !== asked) {
    setAsked(shown)
    if (place !== null) setChosen(place.decision)
  }
  const variables = feelVariables(book, null, vocabulary, language)
  // The last decision is the one the others lead to.
  const decision = book.decisions.find(({ id }) => id === chosen) ?? book.decisions.at(-1)
  const told = check === null ? [] : problemsOfFile(book.decisions, check).map((one) => inLanguage(one, language))
  return (
    <RulesContext
      value={{
        book,
        former,
        xml: file.xml,
        vocabulary,
        wordOf,
        nameOf: (path) => pathLabel(variables, path),
        language,
        check,
        isReadOnly,
        apply: file.apply,
      }}
    >
      <div className={styles.editor} ref={keys}>
        <div className={styles.bar}>
          <Segmented<View>
            value={view}
            onChange={setView}
            options={[
              { value: 'words', label: t('studioRules.inWords') },
              { value: 'dmn', label: t('studioRules.asDmn') },
            ]}
          />
          {isReadOnly || view === 'dmn' ? null : (
            <span className={styles.undo}>
              <Tooltip title={t('studioRules.undo')}>
                <Button
                  icon={<UndoIcon />}
                  aria-label={t('studioRules.undo')}
                  disabled={!file.canUndo}
                  onClick={file.undo}
                />
              </Tooltip>
              <Tooltip title={t('studioRules.redo')}>
                <Button
                  icon={<RedoIcon />}
                  aria-label={t('studioRules.redo')}
                  disabled={!file.canRedo}
                  onClick={file.redo}
                />
              </Tooltip>
            </span>
          )}
        </div>
        {[...new Set(told)].map((text) => (
          <Alert key={text} type="error" showIcon title={text} />
        ))}
        {view === 'dmn' ? (
          <LazyPart fallback={<Waiting rows={8} />}>
            <DmnView content={file.xml} decision={decision?.id ?? null} onChange={file.replace} />
          </LazyPart>
        ) : decision === undefined ? (
          <Alert type="info" showIcon title={t('studioRules.noDecision')} />
        ) : (
          <div className={styles.columns}>
            <aside className={styles.side}>
              <FigureList onChoose={choose} />
              <DecisionList chosen={decision.id} onChoose={choose} />
            </aside>
            <DecisionPart
              key={decision.id}
              decision={decision}
              shown={place?.decision === decision.id ? place.rule : null}
            />
          </div>
        )}
      </div>
    </RulesContext>
  )
}
