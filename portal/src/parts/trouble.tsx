import type { Called } from '../api/call.ts'
import { useTexts } from '../text/use-texts.ts'

type Failed = Extract<Called<unknown>, { ok: false }>

/** Why something was not done, in words; nothing where nothing went wrong, or where the door says it. */
export function Trouble({ failed, onRetry }: { readonly failed: Failed | null; readonly onRetry?: () => void }) {
  const { t } = useTexts()
  if (failed === null || failed.code === 'portal.session-needed') return null
  const said = failed.code === 'offline' ? t.offline : failed.code === 'defect' ? t.defect : failed.message
  return (
    <div className="trouble" role="alert">
      <p>{said}</p>
      {failed.fields.map((field) => (
        <p key={field}>{field}</p>
      ))}
      {onRetry !== undefined && (
        <button type="button" className="second" onClick={onRetry}>
          {t.retry}
        </button>
      )}
    </div>
  )
}

export type { Failed }
