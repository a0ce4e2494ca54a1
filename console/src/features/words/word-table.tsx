import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import table from '../../shell/lists/table.module.css'
import { useNarrow } from '../../shell/theme/use-media.ts'
import { FoldedWord } from './folded-word.tsx'
import type { WordProblem, WordRow } from './word-draft.ts'
import styles from './words.module.css'

type WordTableProps = {
  readonly name: string
  readonly rows: readonly WordRow[]
  readonly mayPut: boolean
  readonly problemOf: (row: WordRow) => WordProblem | null
  readonly onChange: (row: WordRow) => void
  readonly onUndo: (id: string) => void
}

const LANGUAGES = ['zh-CN', 'en'] as const

/** A new row in which nothing is written yet: nobody has done anything wrong. */
const isUntouched = ({ isNew, of, words }: WordRow) => isNew && of === '' && words?.en === '' && words['zh-CN'] === ''

/** Keys and their words, one a row, written in place; on a phone once a row is opened. */
export function WordTable({ name, rows, mayPut, problemOf, onChange, onUndo }: WordTableProps) {
  const { t } = useTranslation()
  const titles = { 'zh-CN': t('words.chinese'), en: t('words.english') }
  const isNarrow = useNarrow()
  const [opened, setOpened] = useState<string | null>(null)
  const isFolded = (row: WordRow) => isNarrow && !row.isChanged && row.id !== opened
  const edited = (row: WordRow) => {
    const isBegun = row.isChanged && !isUntouched(row)
    const problem = isBegun ? problemOf(row) : null
    const key = row.of || t('words.newKey')
    return (
      <tr key={row.id} role="row" className={styles.row} data-changed={row.isChanged || undefined}>
        <td role="cell" className={styles.key}>
          {row.isNew ? (
            <Input
              autoFocus
              aria-label={t('words.newKey')}
              placeholder={t('words.newKey')}
              maxLength={200}
              spellCheck={false}
              status={problem === 'keyTaken' ? 'error' : ''}
              value={row.of}
              onChange={(event) => onChange({ ...row, of: event.target.value })}
            />
          ) : (
            <code>{row.of}</code>
          )}
          {problem === null ? null : <p className={styles.problem}>{t(`words.problems.${problem}`)}</p>}
        </td>
        {LANGUAGES.map((language) => {
          const { words } = row
          return (
            <td key={language} role="cell" data-line data-label={words === null ? undefined : titles[language]}>
              {words === null ? (
                <span className="quiet">{language === 'zh-CN' ? t('words.removed') : null}</span>
              ) : mayPut ? (
                <Input
                  lang={language}
                  autoFocus={row.id === opened && language === LANGUAGES[0]}
                  aria-label={`${titles[language]} · ${key}`}
                  maxLength={200}
                  status={isBegun && words[language].trim() === '' ? 'error' : ''}
                  value={words[language]}
                  onChange={(event) => onChange({ ...row, words: { ...words, [language]: event.target.value } })}
                />
              ) : (
                words[language]
              )}
            </td>
          )
        })}
        {mayPut ? (
          <td role="cell" data-end className={styles.end}>
            {row.isChanged ? (
              <Button type="text" aria-label={t('words.undoOf', { key })} onClick={() => onUndo(row.id)}>
                {t('words.undo')}
              </Button>
            ) : (
              <Button
                type="text"
                aria-label={t('words.removeOf', { key })}
                onClick={() => onChange({ ...row, words: null })}
              >
                {t('words.remove')}
              </Button>
            )}
          </td>
        ) : null}
      </tr>
    )
  }
  return (
    <table className={table.table} role="table">
      <caption className="unseen">{name}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('words.key')}</th>
          {LANGUAGES.map((language) => (
            <th key={language} role="columnheader">
              {titles[language]}
            </th>
          ))}
          {mayPut ? (
            <th role="columnheader">
              <span className="unseen">{t('words.remove')}</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) =>
          isFolded(row) ? <FoldedWord key={row.id} row={row} onOpen={() => setOpened(row.id)} /> : edited(row),
        )}
      </tbody>
    </table>
  )
}
