import { Alert, Button, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { problemText } from '../../../shell/fields/problem-text.ts'
import type { ModelDetail } from '../studio-queries.ts'
import { Difference } from './publish/difference.tsx'
import type { DraftDesk } from './use-draft.ts'

type ConflictNoticeProps = { readonly model: ModelDetail; readonly desk: DraftDesk }

/** Somebody saved first: both are shown against each other, and one decides which goes on. Until then nothing is saved. */
export function ConflictNotice({ model: { resource, kind }, desk }: ConflictNoticeProps) {
  const { t } = useTranslation()
  const [theirs, setTheirs] = useState<{ readonly content: string; readonly revision: number } | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  if (desk.state.phase !== 'conflict') return null
  const look = async () => {
    try {
      const now = await answered(api().getModel({ params: { resource } }))
      setTheirs({ content: now.draftContent ?? now.content ?? '', revision: now.draft?.revision ?? 0 })
      setFailure(null)
    } catch (error) {
      setFailure(error)
    }
  }
  const done = (event: Parameters<DraftDesk['replace']>[0]) => {
    desk.replace(event)
    setTheirs(null)
  }
  return (
    <Alert
      type="error"
      showIcon
      title={desk.error === null ? t('studio.keptBehind') : problemText(desk.error, t)}
      description={
        <>
          {failure === null ? null : <p role="alert">{problemText(failure, t)}</p>}
          {theirs === null ? (
            <Button onClick={() => void look()}>{t('studio.conflictLook')}</Button>
          ) : (
            <>
              <p>{t('studio.conflictWords')}</p>
              <Difference kind={kind} before={theirs.content} after={desk.state.content} />
              <Space wrap>
                <Button
                  type="primary"
                  onClick={() => done({ kind: 'kept-own', saved: theirs.content, revision: theirs.revision })}
                >
                  {t('studio.conflictMine')}
                </Button>
                <Button
                  onClick={() =>
                    done({
                      kind: 'replaced',
                      content: theirs.content,
                      saved: theirs.content,
                      revision: theirs.revision,
                    })
                  }
                >
                  {t('studio.conflictTheirs')}
                </Button>
              </Space>
            </>
          )}
        </>
      }
    />
  )
}
