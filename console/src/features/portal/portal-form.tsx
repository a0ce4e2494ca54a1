import type { PortalAppearance } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { unitsQuery } from '../../api/listings.ts'
import { answered } from '../../api/refused.ts'
import { useCommand } from '../../api/use-command.ts'
import { NameFields } from '../../shell/sheet/name-fields.tsx'
import { SheetForm } from '../../shell/sheet/sheet-form.tsx'
import { TextField } from '../../shell/sheet/text-field.tsx'
import { useMay } from '../../shell/use-may.ts'
import { useMe } from '../../shell/use-me.ts'
import { inLanguage } from '../../text/bilingual.ts'
import { useLanguage } from '../../text/use-language.ts'
import { ColourField } from './colour-field.tsx'
import { LogoField } from './logo-field.tsx'
import styles from './portal.module.css'
import {
  isColour,
  isHalfNamed,
  keepPortalDraft,
  type PortalChanges,
  type PortalSettings,
  portalBody,
  readPortalDraft,
} from './portal-draft.ts'
import { PortalPreview } from './portal-preview.tsx'
import { PORTAL } from './portal-queries.ts'

type PortalFormProps = { readonly settings: PortalSettings; readonly appearance: PortalAppearance }

const NO_NAME = { en: '', 'zh-CN': '' }

/** Name, colour, logo and return address, with what comes of them beside. Only what was changed is sent. */
export function PortalForm({ settings, appearance }: PortalFormProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const mayPut = useMay('settings.put')
  const company = useCompanyName(settings, appearance)
  const { userId } = useMe()
  const [changes, setChanges] = useState(() => readPortalDraft(userId))
  const keep = (after: PortalChanges) => {
    setChanges(after)
    keepPortalDraft(userId, after)
  }
  const change = (more: PortalChanges) => keep({ ...changes, ...more })
  const put = useCommand({
    run: () => answered(api().putPortalSettings({ body: portalBody(changes) })),
    changes: [PORTAL],
    said: t('portal.saved'),
    onDone: () => keep({}),
  })
  const hasNobody = settings.sendsCodes && !appearance.sendsCodes
  const name = changes.name ?? settings.name ?? NO_NAME
  const colour = changes.colour ?? settings.colour
  const logo = changes.logo === undefined ? appearance.logo : changes.logo
  const shownName = inLanguage(name, language).trim() || company
  return (
    <div className={styles.columns}>
      <section className={`sheet ${styles.card}`} aria-label={t('admin.places.portal')}>
        <SheetForm
          submit={t('portal.save')}
          onSubmit={() => put.mutate(undefined)}
          {...(Object.keys(changes).length > 0 && { onCancel: () => keep({}) })}
          isRunning={put.isPending}
          error={put.error}
          isBlocked={!mayPut || Object.keys(changes).length === 0 || isHalfNamed(name) || !isColour(colour)}
        >
          <NameFields id="portal-name" value={name} onChange={(given) => change({ name: given })} isFixed={!mayPut} />
          <p className={styles.note} role={isHalfNamed(name) ? 'alert' : undefined}>
            {isHalfNamed(name) ? t('portal.nameHalf') : t('portal.nameHint', { name: company })}
          </p>
          <ColourField value={colour} onChange={(given) => change({ colour: given })} isFixed={!mayPut} />
          <LogoField shown={logo} onChange={(given) => change({ logo: given })} isFixed={!mayPut} />
          <TextField
            id="portal-return"
            label={t('portal.returnAddress')}
            hint={t('portal.returnHint')}
            value={changes.returnAddress ?? settings.returnAddress ?? ''}
            onChange={(returnAddress) => change({ returnAddress })}
            rows={2}
            longest={500}
            isFixed={!mayPut}
          />
          <div>
            <Checkbox
              disabled={!mayPut}
              checked={changes.sendsCodes ?? settings.sendsCodes}
              aria-describedby="portal-codes-hint"
              onChange={(event) => change({ sendsCodes: event.target.checked })}
            >
              {t('portal.sendsCodes')}
            </Checkbox>
            <p id="portal-codes-hint" className="quiet">
              {t(hasNobody ? 'portal.sendsCodesNobody' : 'portal.sendsCodesHint')}
            </p>
          </div>
        </SheetForm>
      </section>
      <PortalPreview name={shownName} colour={isColour(colour) ? colour : settings.colour} logo={logo} />
    </div>
  )
}

/** What the company is called where the portal has no name of its own: as the unit at the top. */
function useCompanyName(settings: PortalSettings, appearance: PortalAppearance): string {
  const language = useLanguage()
  const units = useQuery({ ...unitsQuery, enabled: useMay('roles.see') })
  const top = units.data?.items.find(({ parent }) => parent === null)
  if (settings.name === null) return inLanguage(appearance.name, language)
  return top === undefined ? '' : inLanguage(top.name, language)
}
