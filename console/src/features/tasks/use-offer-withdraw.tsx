import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { taskQuery } from './task-query.ts'
import { useOperation } from './use-operation.ts'

/** Once a task is completed, offers to take it back as long as nobody has begun with what follows. */
export function useOfferWithdraw() {
  const { t } = useTranslation()
  const { notification } = App.useApp()
  const queries = useQueryClient()
  const operation = useOperation()
  return async (id: string): Promise<void> => {
    // Who may not see it any more, or cannot be told whether they may, is offered nothing.
    const task = await queries.fetchQuery({ ...taskQuery(id), staleTime: 0 }).catch(() => null)
    if (!task?.may.includes('withdraw')) return
    const key = `withdraw-${id}`
    const call = async () => {
      notification.destroy(key)
      await answered(api().withdrawTask({ params: { id } }))
      return {}
    }
    notification.info({
      key,
      title: t('taskDo.mayWithdraw'),
      duration: 20,
      actions: (
        <Button size="small" onClick={() => operation.mutate({ call, done: t('taskDo.withdrawn') })}>
          {t('taskDo.withdraw')}
        </Button>
      ),
    })
  }
}
