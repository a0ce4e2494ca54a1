import { readRows } from '@aftersale/modelling'
import { Button, ConfigProvider } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { type ConditionDraft, conditionOf, draftOf } from '../flows/plain/conditions/condition-draft.ts'
import { ConditionEditor } from '../flows/plain/conditions/condition-editor.tsx'
import { put, textIn, within } from '../wording/json-document.ts'
import type { AutomationPart } from './automation-part.ts'
import { valuesFor } from './record-values.ts'

const NONE: ConditionDraft = { kind: 'rows', groups: [] }

const begun = (when: string): ConditionDraft => (when === '' ? NONE : draftOf(when))

/** Under which conditions it does anything: rows as in flows, or FEEL where rows cannot say it. */
export function ConditionPart({ document, vocabulary, isReadOnly, told, onChange }: AutomationPart) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(() => begun(textIn(document['when'])))
  const problem = told('when')
  const change = (next: ConditionDraft) => {
    setDraft(next)
    const isNone = next.kind === 'rows' ? next.groups.length === 0 : next.text.trim() === ''
    const condition = conditionOf(next)
    // A row that lacks its value is no condition yet: the draft keeps what it had.
    if (isNone || condition !== null) onChange(put(document, 'when', condition ?? undefined))
  }
  const asRows = draft.kind === 'text' ? (draft.text.trim() === '' ? [] : readRows(draft.text)) : null
  const isUnfinished = draft.kind === 'rows' && draft.groups.length > 0 && conditionOf(draft) === null
  return (
    <ConfigProvider componentDisabled={isReadOnly}>
      {draft.kind === 'rows' && draft.groups.length === 0 ? <p>{t('studioAutomation.always')}</p> : null}
      <ConditionEditor value={draft} known={valuesFor(within(document['trigger']), vocabulary)} onChange={change} />
      {draft.kind === 'text' ? <p className="quiet">{t('studioAutomation.conditionHint')}</p> : null}
      {asRows === null ? null : (
        <div>
          <Button size="small" onClick={() => change({ kind: 'rows', groups: asRows })}>
            {t('studioAutomation.asRows')}
          </Button>
        </div>
      )}
      {isUnfinished ? <p role="status">{t('studioAutomation.unfinished')}</p> : null}
      {problem === undefined ? null : <ProblemBox>{problem}</ProblemBox>}
    </ConfigProvider>
  )
}
