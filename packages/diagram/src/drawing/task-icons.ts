import type { ElementKind } from '../flow.ts'
import { path, tag } from './svg.ts'

/** What kind of work a task is, in a square of 16 pixels from its upper left corner. */
export function taskIcon(kind: ElementKind): string {
  switch (kind) {
    case 'userTask':
      return `${tag('circle', { class: 'mark', cx: 8, cy: 5, r: 3.2 })}${path('M1.8 15c0-4 2.6-6 6.2-6s6.2 2 6.2 6z', 'mark')}`
    case 'serviceTask':
      return `${path(GEAR, 'mark')}${tag('circle', { class: 'mark', cx: 8, cy: 8, r: 2.4 })}`
    case 'scriptTask':
      return path(
        'M4.5 1.5H14c-2 2-2.6 4-1 6.5s1.6 4.5-1 6.5H2.5c2.6-2 2.6-4 1-6.5s-1-4.5 1-6.5zM6 5h5M5.8 8h5M6.5 11h5',
        'mark',
      )
    case 'businessRuleTask':
      return path('M1.5 2.5h13v11h-13zM1.5 6h13M1.5 9.8h13M5.5 6v7.5', 'mark')
    case 'sendTask':
      return `${path('M1.5 3h13L8 8z', 'solid')}${path('M1.5 5.2L8 10.2l6.5-5V13h-13z', 'solid')}`
    case 'receiveTask':
      return path('M1.5 3h13v10h-13zM1.5 3L8 8.5 14.5 3', 'mark')
    case 'manualTask':
      return path(
        'M1.5 7L5 3.5H9c1.3 0 1.3 1.8 0 1.8H7M8.5 5.6H13.6c1.2 0 1.2 2 0 2H9.5M13.2 7.6c1.2 0 1.2 2 0 2H9.5M12.4 9.6c1.2 0 1.2 2 0 2H9.5M11.6 11.6c0 1.2-.8 1.6-1.6 1.6H5L1.5 11.8V7',
        'mark',
      )
    default:
      return ''
  }
}

/** Eight teeth around a wheel. */
const GEAR = (() => {
  const points = Array.from({ length: 8 }, (_, tooth) => {
    const angle = (tooth * Math.PI) / 4
    const at = (radius: number, turn: number) =>
      `${(8 + radius * Math.cos(angle + turn)).toFixed(1)} ${(8 + radius * Math.sin(angle + turn)).toFixed(1)}`
    return [at(5.2, -0.26), at(7, -0.16), at(7, 0.16), at(5.2, 0.26)].join('L')
  })
  return `M${points.join('L')}z`
})()
