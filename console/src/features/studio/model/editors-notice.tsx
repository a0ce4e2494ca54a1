import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { problemText } from '../../../shell/fields/problem-text.ts'
import { listText } from '../../../text/list-text.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { type ModelDetail, modelQuery } from '../studio-queries.ts'
import { isUnsaved } from './draft-machine.ts'
import type { DraftDesk } from './use-draft.ts'
import { useEditors } from './use-editors.ts'

type EditorsNoticeProps = { readonly model: ModelDetail; readonly desk: DraftDesk; readonly isEditing: boolean }

/** Who else has the file open, and that they saved something which is not here yet. */
export function EditorsNotice({ model: { resource, version }, desk, isEditing }: EditorsNoticeProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const latest = useRef(desk.state)
  latest.current = desk.state
  const { data } = useEditors(resource, isEditing)
  if (data === undefined) return null
  const { state } = desk
  const others = data.editors.map(({ name }) => name)
  const isAhead = (data.draft?.revision ?? 0) > state.revision && state.phase === 'quiet' && !isUnsaved(state)
  const isReplaced = version !== null && data.version !== null && data.version > version
  const take = async () => {
    try {
      const now = await answered(api().getModel({ params: { resource } }))
      // Who went on writing meanwhile keeps that: saving it tells of the other draft, and shows both.
      if (isUnsaved(latest.current)) return
      const content = now.draftContent ?? now.content ?? ''
      desk.replace({ kind: 'replaced', content, saved: content, revision: now.draft?.revision ?? 0 })
    } catch (error) {
      void message.error(problemText(error, t))
    }
  }
  return (
    <>
      {others.length === 0 ? null : (
        <Alert type="info" showIcon title={t('studio.others', { names: listText(others, language) })} />
      )}
      {isAhead ? (
        <Alert
          type="warning"
          showIcon
          title={t('studio.ahead', { name: data.draft?.changedBy })}
          action={
            <Button size="small" onClick={() => void take()}>
              {t('studio.aheadTake')}
            </Button>
          }
        />
      ) : null}
      {isReplaced ? (
        <Alert
          type="warning"
          showIcon
          title={t('studio.replaced', { version: data.version })}
          action={
            <Button size="small" onClick={() => void queries.invalidateQueries(modelQuery(resource))}>
              {t('studio.aheadTake')}
            </Button>
          }
        />
      ) : null}
    </>
  )
}
