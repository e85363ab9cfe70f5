'use client'
import type { ComponentProps } from 'react'
import { useField } from './action-form'
import { DateField, DateTimeField, Select, TextArea, TextField } from './field'

/** The fields of an ActionForm: each shows its own error and keeps what was typed when the form was refused. */
export function KeptText(props: ComponentProps<typeof TextField>) {
  const { id, error, typed } = useField(props.name)
  return (
    <TextField
      {...props}
      id={props.id ?? id}
      error={error ?? props.error}
      defaultValue={typed ?? props.defaultValue}
    />
  )
}
export function KeptArea(props: ComponentProps<typeof TextArea>) {
  const { id, error, typed } = useField(props.name)
  return (
    <TextArea
      {...props}
      id={props.id ?? id}
      error={error ?? props.error}
      defaultValue={typed ?? props.defaultValue}
    />
  )
}
export function KeptSelect(props: ComponentProps<typeof Select>) {
  const { id, error, typed } = useField(props.name)
  return (
    <Select
      {...props}
      id={props.id ?? id}
      error={error ?? props.error}
      defaultValue={typed ?? props.defaultValue}
    />
  )
}
export function KeptDate(props: ComponentProps<typeof DateField>) {
  const { id, error, typed } = useField(props.name)
  return (
    <DateField
      {...props}
      id={props.id ?? id}
      error={error ?? props.error}
      defaultValue={typed ?? props.defaultValue}
    />
  )
}
export function KeptDateTime(props: ComponentProps<typeof DateTimeField>) {
  const { id, error, typed } = useField(props.name)
  return (
    <DateTimeField
      {...props}
      id={props.id ?? id}
      error={error ?? props.error}
      defaultValue={typed ?? props.defaultValue}
    />
  )
}
