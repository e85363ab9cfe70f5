/** Numbers people read, such as CHG-1024. */
export const CHANGE_NUMBER = /^CHG-\d{1,9}$/
