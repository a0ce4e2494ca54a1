import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { useCommand } from '../../api/use-command.ts'
import { problemText } from '../../shell/fields/problem-text.ts'
import { useMay } from '../../shell/use-may.ts'
import { countText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { LetInWays } from './let-in-ways.tsx'
import styles from './portal.module.css'
import { type MadeCode, PortalCode } from './portal-code.tsx'
import { type PortalCodes, portalCodesQuery } from './portal-queries.ts'

export type LetInProps = { readonly order: { readonly id: string; readonly number: string } }

/** Lets the customer of an order into the portal, or everybody out who is in it; nothing for whoever may not. */
export function LetIn({ order }: LetInProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { message, modal } = App.useApp()
  const mayLetIn = useMay('portal.let-in')
  const queries = useQueryClient()
  const [code, setCode] = useState<MadeCode | null>(null)
  const [ways, setWays] = useState<PortalCodes | null>(null)
  const tell = (error: unknown) => void message.error(problemText(error, t))
  const body = { order: order.id }
  const make = useCommand({
    run: () => answered(api().makePortalCode({ body })),
    changes: [],
    onDone: setCode,
  })
  const readOut = () => make.mutate(undefined, { onError: tell })
  // Where nobody sends texts, there is one way and nothing to choose.
  const begin = useCommand({
    run: () => queries.fetchQuery({ ...portalCodesQuery(order.id), staleTime: 0 }),
    changes: [],
    onDone: (codes) => (codes.sends ? setWays(codes) : readOut()),
  })
  const end = useCommand({
    run: () => answered(api().endPortalSessions({ body })),
    changes: [],
    onDone: ({ ended }) =>
      void message.success(
        ended === 0 ? t('portal.nobodyIn') : t('portal.ended', { count: ended, formatted: countText(ended, language) }),
      ),
  })
  if (!mayLetIn) return null
  const askEnd = () =>
    modal.confirm({
      title: t('portal.endTitle', { order: order.number }),
      content: t('portal.endWords'),
      okText: t('portal.end'),
      okButtonProps: { danger: true },
      cancelText: t('sheet.cancel'),
      onOk: () => end.mutateAsync(undefined).catch(tell),
    })
  return (
    <div className={styles.letIn}>
      <Button loading={begin.isPending || make.isPending} onClick={() => begin.mutate(undefined, { onError: tell })}>
        {t('portal.letIn')}
      </Button>
      <Button onClick={askEnd}>{t('portal.end')}</Button>
      {ways === null ? null : (
        <LetInWays
          order={order}
          codes={ways}
          onReadOut={() => {
            setWays(null)
            readOut()
          }}
          onDone={() => setWays(null)}
        />
      )}
      {code === null ? null : <PortalCode order={order.number} code={code} onDone={() => setCode(null)} />}
    </div>
  )
}
