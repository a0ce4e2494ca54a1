import { useQuery } from '@tanstack/react-query'
import { App, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { ChoiceField } from '../../../shell/sheet/choice-field.tsx'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import { FailureNotice } from '../../../shell/states/failure-notice.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { useMe } from '../../../shell/use-me.ts'
import { listText } from '../../../text/list-text.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { type Account, accountsQuery } from './accounts-query.ts'
import { LeavingList } from './leaving-list.tsx'

type LeaveFormProps = { readonly person: Account; readonly onCancel: () => void }

/** What somebody leaves behind, who gets it, and the one button that does it all. */
export function LeaveForm({ person, onCancel }: LeaveFormProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const me = useMe()
  const { message } = App.useApp()
  const params = { id: person.id }
  const accounts = useQuery(accountsQuery)
  const preview = useQuery({
    queryKey: ['leaving', person.id],
    queryFn: ({ signal }) => answered(api().previewLeaving({ params, signal })),
  })
  const [to, setTo] = useState<string | null>(null)
  const [groups, setGroups] = useState(false)
  const [roles, setRoles] = useState(false)
  const leave = useCommand({
    run: () => answered(api().leavePerson({ params, body: { to, groups, roles } })),
    changes: [accountsQuery.queryKey, ['leaving', person.id], ['persons']],
    onDone: ({ moved, deputyFor }) => {
      const also = deputyFor.length === 0 ? '' : t('people.deputiesMissing', { people: listText(deputyFor, language) })
      void message.success(`${t('people.leftSaid', { name: person.name, count: moved })}${also}`, 8)
    },
  })
  if (preview.isPending) return <Waiting rows={3} />
  if (preview.isError) return <FailureNotice error={preview.error} onRetry={() => void preview.refetch()} />
  const { tasks, offered, delegated } = preview.data
  const mustHave = tasks + offered + delegated > 0
  const options = (accounts.data?.items ?? [])
    .filter(({ id, leftAt }) => leftAt === null && id !== person.id)
    .map(({ email, name }) => ({ value: email, label: `${name} · ${email}` }))
  return (
    <>
      <LeavingList leaving={preview.data} />
      <SheetForm
        submit={t('people.leaveSubmit', { name: person.name })}
        onSubmit={() => leave.mutate(undefined)}
        onCancel={onCancel}
        isRunning={leave.isPending}
        error={leave.error}
        isBlocked={mustHave && to === null}
        isDangerous
      >
        <ChoiceField
          id="successor"
          label={t('people.successor')}
          options={options}
          asked={accounts}
          value={to}
          onChange={setTo}
          hint={t(mustHave ? 'people.successorNeeded' : 'people.successorFree')}
          isRequired={mustHave}
          placeholder={t('people.choose')}
        />
        {to !== null && preview.data.groups.length > 0 ? (
          <Checkbox checked={groups} onChange={(event) => setGroups(event.target.checked)}>
            {t('people.passGroups')}
          </Checkbox>
        ) : null}
        {to !== null && preview.data.roles.length > 0 && me.role === 'administrator' ? (
          <Checkbox checked={roles} onChange={(event) => setRoles(event.target.checked)}>
            {t('people.passRoles')}
          </Checkbox>
        ) : null}
      </SheetForm>
    </>
  )
}
