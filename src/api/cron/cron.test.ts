import { cronScheduleProblem, isTimeZone, nextTimeOf, parseCronSchedule } from './index.js'

describe('schedules', () => {
  it.each([
    ['*/5 * * * *', undefined],
    ['0 0 1 jan mon-fri', undefined],
    ['@every 1h30m', undefined],
    ['? 1-5/2 * * *', undefined],
    ['* * * *', 'expected exactly 5 fields, found 4: [* * * *]'],
    ['60 * * * *', 'end of range (60) above maximum (59): 60'],
    ['* * 0 * *', 'beginning of range (0) below minimum (1): 0'],
    ['5-1 * * * *', 'beginning of range (5) beyond end of range (1): 5-1'],
    ['*/0 * * * *', 'step of range should be a positive number: */0'],
    ['1-2-3 * * * *', 'too many hyphens: 1-2-3'],
    ['*/1/2 * * * *', 'too many slashes: */1/2'],
    ['x * * * *', 'failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax'],
    ['@sometimes', 'unrecognized descriptor: @sometimes'],
    ['@every soon', 'failed to parse duration @every soon: time: invalid duration "soon"'],
    ['TZ=Nowhere/City * * * * *', 'provided bad location Nowhere/City: unknown time zone Nowhere/City'],
  ])('reads the schedule %s', (schedule, problem) => {
    expect(cronScheduleProblem(schedule)).toBe(problem)
  })

  it.each([
    ['Europe/Berlin', true],
    ['UTC', true],
    ['America/Port-au-Prince', true],
    ['Etc/GMT+5', true],
    ['europe/berlin', false],
    ['EUROPE/BERLIN', false],
    ['+01:00', false],
    ['+01', false],
    ['../etc/passwd', false],
    ['Nowhere/City', false],
  ])('knows whether %s is a time zone', (zone, is) => {
    expect(isTimeZone(zone)).toBe(is)
  })

  it.each([
    ['* * * * *', 'UTC', '2025-01-01T00:00:30Z', '2025-01-01T00:01:00Z'],
    ['* * * * *', 'UTC', '2025-01-01T00:01:00Z', '2025-01-01T00:02:00Z'],
    ['30 6-16/4 * * 1-5', 'UTC', '2025-01-03T14:30:00Z', '2025-01-06T06:30:00Z'],
    ['*/20 3,5 * * *', 'UTC', '2025-01-01T03:40:00Z', '2025-01-01T05:00:00Z'],
    ['5/20 * * * *', 'UTC', '2025-01-01T00:46:00Z', '2025-01-01T01:05:00Z'],
    ['@hourly', 'UTC', '2025-01-01T23:59:59Z', '2025-01-02T00:00:00Z'],
    ['@weekly', 'UTC', '2025-01-01T00:00:00Z', '2025-01-05T00:00:00Z'],
    ['@yearly', 'UTC', '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['@every 1h30m', 'UTC', '2025-01-01T00:00:10.5Z', '2025-01-01T01:30:10Z'],
    ['0 0 29 feb *', 'UTC', '2025-01-01T00:00:00Z', '2028-02-29T00:00:00Z'],
    ['0 0 30 2 *', 'UTC', '2025-01-01T00:00:00Z', undefined],
    // Either day will do when both are given, both must fit when one is a star.
    ['0 0 13 * fri', 'UTC', '2025-01-01T00:00:00Z', '2025-01-03T00:00:00Z'],
    ['0 0 */2 * fri', 'UTC', '2025-01-03T00:00:00Z', '2025-01-05T00:00:00Z'],
    ['0 0 ? * fri', 'UTC', '2025-01-01T00:00:00Z', '2025-01-03T00:00:00Z'],
    ['0 9 * * *', 'Europe/Berlin', '2025-06-30T12:00:00Z', '2025-07-01T07:00:00Z'],
    ['0 9 * * *', 'Asia/Kolkata', '2025-06-30T12:00:00Z', '2025-07-01T03:30:00Z'],
    ['TZ=America/New_York 0 9 * * *', 'Europe/Berlin', '2025-01-01T00:00:00Z', '2025-01-01T14:00:00Z'],
    // 02:30 does not exist on that day.
    ['30 2 * * *', 'America/New_York', '2025-03-09T05:00:00Z', '2025-03-10T06:30:00Z'],
    // Midnight does not exist on that day.
    ['0 0 * * *', 'America/Sao_Paulo', '2018-11-04T02:00:00Z', '2018-11-05T02:00:00Z'],
    // 01:30 comes twice.
    ['30 1 * * *', 'America/New_York', '2025-11-02T05:30:00Z', '2025-11-02T06:30:00Z'],
  ])('%s in %s after %s is %s', (schedule, zone, after, next) => {
    const due = nextTimeOf(parseCronSchedule(schedule), zone)(Date.parse(after))
    expect(due === undefined ? undefined : new Date(due).toISOString().replace('.000', '')).toBe(next)
  })
})
