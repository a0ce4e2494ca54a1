import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { oneDone } from '../../api/all-done.ts'
import { api } from '../../api/client.ts'
import { commandKey } from '../../api/command-key.ts'
import { useCommand } from '../../api/use-command.ts'
import { problemText } from '../../shell/fields/problem-text.ts'
import { TextField } from '../../shell/sheet/text-field.tsx'
import { moneyText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { awaitsPerson, type RefundPart } from './by-hand.ts'
import styles from './refund-page.module.css'
import { REFUNDS_CHANGE } from './refunds-change.ts'

type Asked = 'paid' | 'failed' | 'again' | 'byHand'

/** What somebody in finance does about a way that money takes: says that it went, or why not, or has it tried again. */
export function PartActions({ part }: { readonly part: RefundPart }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Asked | null>(null)
  const offered: readonly Asked[] = awaitsPerson(part)
    ? ['paid', 'failed']
    : part.status === 'failed'
      ? ['again', 'byHand']
      : []
  if (offered.length === 0) return null
  return (
    <span className={styles.actions}>
      {offered.map((one) => (
        <Button key={one} size="small" onClick={() => setAsked(one)}>
          {t(`refund.${one}`)}
        </Button>
      ))}
      {asked === null ? null : <Confirm part={part} asked={asked} onClose={() => setAsked(null)} />}
    </span>
  )
}

type ConfirmProps = { readonly part: RefundPart; readonly asked: Asked; readonly onClose: () => void }

/** Money is said to have gone, or is sent again, only after a second look at how much it is. */
function Confirm({ part, asked, onClose }: ConfirmProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [key, setKey] = useState(() => commandKey())
  const [reason, setReason] = useState('')
  // Said with another reason it is another command: under the same key it would be refused as taken.
  const changeReason = (text: string) => {
    setReason(text)
    setKey(commandKey())
  }
  const does = useCommand({
    run: async () => {
      if (asked === 'again' || asked === 'byHand') {
        const again = { key, part: part.id, outside: asked === 'byHand' }
        return oneDone(api().retryRefundParts({ body: { items: [again] } }))
      }
      const outcome = asked === 'paid' ? ('settled' as const) : ('failed' as const)
      const report = { key, part: part.id, outcome, ...(asked === 'failed' && { reason: reason.trim() }) }
      return oneDone(api().reportRefundParts({ body: { items: [report] } }))
    },
    changes: REFUNDS_CHANGE,
    said: t(`refund.said.${asked}`),
    onDone: onClose,
  })
  return (
    <Modal
      open
      title={`${t(`refund.${asked}`)} · ${moneyText(part.amount, language)}`}
      okText={t(`refund.${asked}`)}
      cancelText={t('taskDo.cancel')}
      confirmLoading={does.isPending}
      okButtonProps={{ disabled: asked === 'failed' && reason.trim() === '' }}
      onOk={() => does.mutate(undefined)}
      onCancel={onClose}
    >
      <div className={styles.dialog}>
        <p className="quiet">{t(`refund.asks.${asked}`)}</p>
        {asked === 'failed' ? (
          <TextField
            id="refund-reason"
            label={t('refund.reason')}
            value={reason}
            onChange={changeReason}
            longest={500}
            isRequired
          />
        ) : null}
        {does.error === null ? null : (
          <p role="alert" className={styles.bad}>
            {problemText(does.error, t)}
          </p>
        )}
      </div>
    </Modal>
  )
}
