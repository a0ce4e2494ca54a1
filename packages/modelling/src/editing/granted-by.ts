/** The variable that says whether an approval was granted, as its step brings it. */
export const grantedBy = (id: string): string =>
  `${id.slice(0, 1).toLowerCase()}${id.slice(1).replaceAll(/\W/g, '_')}Granted`
