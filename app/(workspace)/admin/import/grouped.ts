/** "12,400" */
export const grouped = (rows: number): string => rows.toLocaleString('en')
