import table from '../../shell/lists/table.module.css'
import { useLanguage } from '../../text/use-language.ts'
import type { WordRow } from './word-draft.ts'

/** On a phone a word takes a line, in the reader's language, until it is touched. */
export function FoldedWord({ row, onOpen }: { readonly row: WordRow; readonly onOpen: () => void }) {
  const language = useLanguage()
  return (
    <tr role="row">
      <td role="cell">
        <button type="button" className={`${table.rowLink} ${table.rowButton}`} aria-expanded={false} onClick={onOpen}>
          {row.words?.[language]}
        </button>
      </td>
      <td role="cell" data-end className="quiet">
        <code>{row.of}</code>
      </td>
    </tr>
  )
}
