import { describe, expect, it } from 'vitest'
import { blocksOf, drawBlock, moveBlock, removeBlock, resizeBlock } from '~/availability/schedules/week-grid'
import type { WeeklyDraft } from '~/availability/schedules/weekly-form'

const at = (hours: number, minutes = 0) => hours * 60 + minutes
const monday = (...intervals: [string, string][]): WeeklyDraft => [
  intervals.map(([start, end]) => ({ start, end })),
  [],
  [],
  [],
  [],
  [],
  [],
]

describe('the week to draw in', () => {
  it('draws hours in either direction, on quarter hours', () => {
    expect(drawBlock(monday(), 0, at(9, 4), at(11, 50))).toEqual(monday(['09:00', '12:00']))
    expect(drawBlock(monday(), 0, at(12), at(9, 4))).toEqual(monday(['09:00', '12:00']))
  })

  it('gives an hour for a click, and no hours where they do not fit', () => {
    expect(drawBlock(monday(), 0, at(9, 3), at(9, 3))).toEqual(monday(['09:00', '10:00']))
    expect(drawBlock(monday(), 0, at(23, 40), at(23, 40))).toEqual(monday(['23:30', '24:00']))
    const full = monday(['00:00', '24:00'])
    expect(drawBlock(full, 0, at(9), at(9))).toEqual(full)
  })

  it('ends new hours where others begin, and keeps the day in order', () => {
    expect(drawBlock(monday(['13:00', '17:00']), 0, at(9), at(15))).toEqual(
      monday(['09:00', '13:00'], ['13:00', '17:00']),
    )
  })

  it('moves hours between their neighbours, at most to the ends of the day', () => {
    const day = monday(['09:00', '10:00'], ['12:00', '13:00'])
    expect(moveBlock(day, 0, 0, 40)).toEqual(monday(['09:45', '10:45'], ['12:00', '13:00']))
    expect(moveBlock(day, 0, 0, 900)).toEqual(monday(['11:00', '12:00'], ['12:00', '13:00']))
    expect(moveBlock(day, 0, 0, -900)).toEqual(monday(['00:00', '01:00'], ['12:00', '13:00']))
    expect(moveBlock(day, 0, 1, 900)).toEqual(monday(['09:00', '10:00'], ['23:00', '24:00']))
  })

  it('changes start and end separately, never to less than a quarter of an hour', () => {
    const day = monday(['09:00', '10:00'])
    expect(resizeBlock(day, 0, 0, 'end', 30)).toEqual(monday(['09:00', '10:30']))
    expect(resizeBlock(day, 0, 0, 'end', -600)).toEqual(monday(['09:00', '09:15']))
    expect(resizeBlock(day, 0, 0, 'start', -60)).toEqual(monday(['08:00', '10:00']))
    expect(resizeBlock(day, 0, 0, 'start', 600)).toEqual(monday(['09:45', '10:00']))
  })

  it('leaves half-typed hours to the fields', () => {
    const day = monday(['09', '10:00'], ['', '12:00'], ['15:00', '14:00'])
    expect(blocksOf(day[0]!)).toEqual([{ index: 0, start: 540, end: 600 }])
    expect(moveBlock(day, 0, 1, 30)).toEqual(day)
    expect(removeBlock(day, 0, 1)[0]).toHaveLength(2)
  })
})
