import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { readCasesAnew } from '../../../api/cases-anew.ts'
import { api } from '../../../api/client.ts'
import { commandKey } from '../../../api/command-key.ts'
import { failureOf } from '../../../api/failure.ts'
import { answered } from '../../../api/refused.ts'
import { ChosenBar } from '../../../shell/lists/chosen-bar.tsx'

const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const

type ChangePrioritiesProps = { readonly numbers: readonly string[]; readonly onDone: () => void }

/** Says of many cases at once how much they press. */
export function ChangePriorities({ numbers, onDone }: ChangePrioritiesProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: async (priority: (typeof PRIORITIES)[number]) => {
      const items = numbers.map((number) => ({ key: commandKey(), case: number, priority }))
      return (await answered(api().changeCases({ body: { items } }))).items
    },
    onSuccess: async (outcomes) => {
      await readCasesAnew(queries)
      const refused = outcomes.flatMap(({ refusal }) => refusal ?? [])
      const [first] = refused
      if (first === undefined) void message.success(t('lists.prioritiesChanged', { count: outcomes.length }))
      else void message.error(t('lists.someRefused', { count: refused.length, why: first.message }))
      onDone()
    },
    onError: (error) => {
      const failure = failureOf(error)
      void message.error('message' in failure && failure.message ? failure.message : t('states.notSent'))
    },
  })
  return (
    <ChosenBar count={numbers.length} onNone={onDone}>
      <Select
        aria-label={t('lists.setPriority')}
        placeholder={t('lists.setPriority')}
        value={null}
        loading={change.isPending}
        disabled={change.isPending}
        style={{ minWidth: 140 }}
        options={PRIORITIES.map((value) => ({ value, label: t(`priorities.${value}`) }))}
        onChange={(priority) => change.mutate(priority ?? 'normal')}
      />
    </ChosenBar>
  )
}
