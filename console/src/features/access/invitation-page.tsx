import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Refused } from '../../api/refused.ts'
import { problemText } from '../../shell/fields/problem-text.ts'
import { Waiting } from '../../shell/states/waiting.tsx'
import styles from './access.module.css'
import { AccessFrame } from './access-frame.tsx'
import { InvitationForm } from './invitation-form.tsx'
import { invitationQuery } from './invitation-query.ts'
import { linkToken } from './link-token.ts'
import { WayClosed } from './way-closed.tsx'

/** Where an invitation leads: whoever was invited chooses a password. */
export function InvitationPage() {
  const { t } = useTranslation()
  const token = linkToken(useLocation({ select: ({ hash }) => hash }))
  const { data: invited, error, refetch } = useQuery(invitationQuery(token))
  if (token === null) return <WayClosed title={t('invitation.notWhole')}>{t('invitation.noToken')}</WayClosed>
  if (isOver(error)) return <WayClosed title={t('invitation.over')}>{problemText(error, t)}</WayClosed>
  if (invited === undefined && error === null) {
    return (
      <AccessFrame title={t('invitation.asking')}>
        <Waiting rows={3} />
      </AccessFrame>
    )
  }
  if (invited === undefined) {
    const again = <Button onClick={() => void refetch()}>{t('states.retry')}</Button>
    return (
      <WayClosed title={t('invitation.notRead')} onward={again}>
        {problemText(error, t)}
      </WayClosed>
    )
  }
  return (
    <AccessFrame title={t('invitation.title', { name: invited.name })} intro={t('invitation.intro', invited)}>
      <InvitationForm token={token} />
      <p className={styles.foot}>
        <Link to="/sign-in">{t('invitation.already')}</Link>
      </p>
    </AccessFrame>
  )
}

/** Whether it was used, has run out, or never was: asking again later changes nothing. */
const isOver = (error: unknown): boolean =>
  error instanceof Refused && error.refusal.code !== 'access.too-many-attempts'
