import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Place } from './places.tsx'

type PlaceLinksProps = {
  readonly places: readonly Place[]
  readonly className: string | undefined
  readonly onChoose?: () => void
}

/** Links to places, the present one marked. */
export function PlaceLinks({ places, className, onChoose }: PlaceLinksProps) {
  const { t } = useTranslation()
  return places.map(({ to, text, icon }) => (
    <Link
      key={to}
      to={to}
      className={className}
      title={t(`places.${text}`)}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      activeProps={{ 'aria-current': 'page' }}
      {...(onChoose && { onClick: onChoose })}
    >
      {icon}
      <span>{t(`places.${text}`)}</span>
    </Link>
  ))
}
