import { LogoutOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { failureOf } from '../../api/failure.ts'
import { forgetPerson } from '../../api/me.ts'
import { answered } from '../../api/refused.ts'

/** Ends the session here and at the server. */
export function SignOut() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const leave = async () => {
    await navigate({ to: '/sign-in' })
    forgetPerson(queries)
  }
  const signOut = useMutation({
    mutationFn: () => answered(api().signOut()),
    onSuccess: leave,
    onError: (error) =>
      failureOf(error).kind === 'signed-out' ? leave() : void message.error(t('frame.signOutFailed')),
  })
  return (
    <Button
      type="text"
      size="small"
      icon={<LogoutOutlined aria-hidden />}
      loading={signOut.isPending}
      onClick={() => signOut.mutate()}
    >
      {t('frame.signOut')}
    </Button>
  )
}
