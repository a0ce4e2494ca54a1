import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../../shell/use-me.ts'
import type { ModelDetail } from '../studio-queries.ts'
import { dropEarlier, takeKept } from './kept-draft.ts'
import type { DraftDesk } from './use-draft.ts'

type KeptNoticeProps = { readonly model: ModelDetail; readonly desk: DraftDesk }

/** Offers what this browser kept because it could not be saved last time. */
export function KeptNotice({ model: { resource }, desk }: KeptNoticeProps) {
  const { t } = useTranslation()
  const { userId } = useMe()
  const [kept, setKept] = useState(() => {
    const found = takeKept(userId, resource)
    return found?.content === desk.state.saved ? null : found
  })
  if (kept === null) return null
  const drop = () => {
    dropEarlier(userId, resource)
    setKept(null)
  }
  const take = () => {
    const { saved, revision } = desk.state
    desk.replace({ kind: 'replaced', content: kept.content, saved, revision })
    // Somebody saved something since: nothing is written over it before both were compared.
    if (kept.revision !== revision) desk.replace({ kind: 'could-not-save', isConflict: true })
    drop()
  }
  return (
    <Alert
      type="warning"
      showIcon
      title={t('studio.kept')}
      action={
        <>
          <Button size="small" type="primary" onClick={take}>
            {t('studio.keptTake')}
          </Button>{' '}
          <Button size="small" onClick={drop}>
            {t('studio.keptDrop')}
          </Button>
        </>
      }
    />
  )
}
