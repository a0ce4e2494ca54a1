import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe } from '../use-me.ts'
import { placesFor } from './places.tsx'

/** Links to the places, the present one marked. */
export function PlaceLinks({ className }: { readonly className: string | undefined }) {
  const { t } = useTranslation()
  const { role } = useMe()
  return placesFor(role).map(({ to, text, icon }) => (
    <Link
      key={to}
      to={to}
      className={className}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      activeProps={{ 'aria-current': 'page' }}
    >
      {icon}
      <span>{t(`places.${text}`)}</span>
    </Link>
  ))
}
