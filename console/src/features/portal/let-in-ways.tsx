import { useQuery } from '@tanstack/react-query'
import { Button, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { useCommand } from '../../api/use-command.ts'
import { ProblemBox } from '../../shell/fields/problem-box.tsx'
import { problemText } from '../../shell/fields/problem-text.ts'
import { useLanguage } from '../../text/use-language.ts'
import styles from './portal.module.css'
import { type PortalCodes, portalCodesQuery } from './portal-queries.ts'
import { SentCodes } from './sent-codes.tsx'

type LetInWaysProps = {
  readonly order: { readonly id: string; readonly number: string }
  readonly codes: PortalCodes
  readonly onReadOut: () => void
  readonly onDone: () => void
}

/** How the customer of an order gets a code: by a text to a number that is known, or read out. */
export function LetInWays({ order, codes: first, onReadOut, onDone }: LetInWaysProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data: codes = first } = useQuery({ ...portalCodesQuery(order.id), initialData: first })
  const [chosen, setChosen] = useState<string | null>(null)
  const to = chosen ?? codes.phones[0]
  const send = useCommand({
    run: (number: string) => answered(api().sendPortalCode({ body: { order: order.id, to: number, language } })),
    changes: [portalCodesQuery(order.id).queryKey],
  })
  return (
    <Modal open title={t('portal.waysTitle', { order: order.number })} footer={null} onCancel={onDone}>
      <div className={styles.code}>
        {to === undefined ? <p>{t('portal.noMobile')}</p> : null}
        {codes.phones.length > 1 ? (
          <Radio.Group
            aria-label={t('portal.toWhich')}
            options={codes.phones.map((value) => ({ value, label: value }))}
            value={to}
            onChange={(event) => setChosen(String(event.target.value))}
          />
        ) : null}
        {send.error ? <ProblemBox>{problemText(send.error, t)}</ProblemBox> : null}
        <div className={styles.letIn}>
          {to === undefined ? null : (
            <Button type="primary" loading={send.isPending} onClick={() => send.mutate(to)}>
              {t('portal.sendTo', { to })}
            </Button>
          )}
          <Button onClick={onReadOut}>{t('portal.readOut')}</Button>
        </div>
        <SentCodes items={codes.items} />
      </div>
    </Modal>
  )
}
