'use client'
import type { ComponentProps } from 'react'
import { useField } from './action-form'
import { DateField, Select, TextArea, TextField } from './field'

/** The fields of an ActionForm: each shows its own error and keeps what was typed when the form was refused. */
export function KeptText(props: ComponentProps<typeof TextField>) {
  const { error, typed } = useField(props.name)
  return <TextField {...props} error={error ?? props.error} defaultValue={typed ?? props.defaultValue} />
}
export function KeptArea(props: ComponentProps<typeof TextArea>) {
  const { error, typed } = useField(props.name)
  return <TextArea {...props} error={error ?? props.error} defaultValue={typed ?? props.defaultValue} />
}
export function KeptSelect(props: ComponentProps<typeof Select>) {
  const { error, typed } = useField(props.name)
  return <Select {...props} error={error ?? props.error} defaultValue={typed ?? props.defaultValue} />
}
export function KeptDate(props: ComponentProps<typeof DateField>) {
  const { error, typed } = useField(props.name)
  return <DateField {...props} error={error ?? props.error} defaultValue={typed ?? props.defaultValue} />
}
