import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { oneDone } from '../../../api/all-done.ts'
import { api } from '../../../api/client.ts'
import { commandKey } from '../../../api/command-key.ts'
import { useCommand } from '../../../api/use-command.ts'
import { NameFields } from '../../../shell/sheet/name-fields.tsx'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import { SideSheet } from '../../../shell/sheet/side-sheet.tsx'
import { TextField } from '../../../shell/sheet/text-field.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { GrantMatrix } from './grant-matrix.tsx'
import { emptyRole, type RoleDraft } from './role-draft.ts'
import { RoleHolders } from './role-holders.tsx'
import { type RoleVersion, rolesQuery } from './role-queries.ts'

type RoleSheetProps = { readonly role: RoleVersion | null; readonly onClose: () => void }

/** One role: what it allows on what, and who has it where. Saving makes a new version that counts at once. */
export function RoleSheet({ role, onClose }: RoleSheetProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const mayPut = useMay('roles.put')
  const [draft, setDraft] = useState<RoleDraft>(role?.document ?? emptyRole)
  const put = useCommand({
    run: async () => oneDone(api().putRoles({ body: { items: [{ key: commandKey(), document: draft }] } })),
    changes: [rolesQuery.queryKey, ['me']],
    said: t('role.saved'),
    onDone: onClose,
  })
  return (
    <SideSheet
      title={role === null ? t('role.add') : inLanguage(role.document.name, language)}
      onClose={onClose}
      isWide
      isHeld={draft !== role?.document && draft !== emptyRole}
    >
      {role === null ? null : <RoleHolders of={role.key} />}
      <SheetForm
        submit={t('role.save')}
        onSubmit={() => put.mutate(undefined)}
        onCancel={onClose}
        isRunning={put.isPending}
        error={put.error}
        isBlocked={!mayPut}
      >
        {role === null ? (
          <TextField
            id="role-key"
            label={t('role.key')}
            hint={t('role.keyHint')}
            value={draft.key}
            onChange={(key) => setDraft({ ...draft, key })}
            longest={64}
            isRequired
          />
        ) : null}
        <NameFields id="role" value={draft.name} onChange={(name) => setDraft({ ...draft, name })} isRequired />
        <GrantMatrix draft={draft} onChange={setDraft} isFixed={!mayPut} />
      </SheetForm>
    </SideSheet>
  )
}
