import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Waiting } from '../../shell/states/waiting.tsx'
import { AccessFrame } from './access-frame.tsx'
import { linkToken } from './link-token.ts'
import { SetUpForm } from './set-up-form.tsx'
import { setUpQuery } from './set-up-query.ts'
import { WayClosed } from './way-closed.tsx'

/** Where the link of a first start leads: the first administrator makes an account. */
export function SetUpPage() {
  const { t } = useTranslation()
  const setUp = useQuery(setUpQuery)
  const token = linkToken(useLocation({ select: ({ hash }) => hash }))
  if (setUp.isPending) {
    return (
      <AccessFrame title={t('setUp.title')}>
        <Waiting rows={3} />
      </AccessFrame>
    )
  }
  if (setUp.data?.needed === false) return <WayClosed title={t('setUp.over')}>{t('setUp.done')}</WayClosed>
  // Nobody can sign in yet: there is no other way than the whole link.
  if (token === null) {
    return (
      <WayClosed title={t('setUp.notWhole')} onward={null}>
        {t('setUp.noToken')}
      </WayClosed>
    )
  }
  return (
    <AccessFrame title={t('setUp.title')} intro={t('setUp.intro')}>
      <SetUpForm token={token} />
    </AccessFrame>
  )
}
