import type { BulkAct } from '#lib/change/bulk/act'

type Words = {
  title: string
  /** On the button, before how many. */
  button: string
  /** What becomes of a row. */
  effect: string
  /** After "can be". */
  done: string
  danger?: boolean
}
export const ACTS: Record<BulkAct, Words> = {
  comment: {
    title: 'Comment on several changes',
    button: 'Comment on',
    effect: 'Gets the comment on its timeline.',
    done: 'commented on',
  },
  assign: {
    title: 'Assign the implementer of several changes',
    button: 'Assign',
    effect: 'Gets the implementer; approvers are asked again where they relied on another.',
    done: 'assigned',
  },
  hold: {
    title: 'Put several changes on hold',
    button: 'Hold',
    effect: 'Nobody decides and its clocks stand still until it is resumed.',
    done: 'put on hold',
  },
  resume: {
    title: 'Resume several changes',
    button: 'Resume',
    effect: 'Goes on where it was held; its clocks run again.',
    done: 'resumed',
  },
  withdraw: {
    title: 'Withdraw several changes',
    button: 'Withdraw',
    effect: 'Becomes a draft again; decisions already given no longer count.',
    done: 'withdrawn',
    danger: true,
  },
  cancel: {
    title: 'Cancel several changes',
    button: 'Cancel',
    effect: 'Ends for good; it can be copied into a new change.',
    done: 'cancelled',
    danger: true,
  },
}
