import { inBoth } from '../../language.ts'

export const taskListTexts = inBoth(
  {
    counts: 'Hurtige valg',
    left: (n: number) => `Alle (${n})`,
    mine: (n: number) => `Mine (${n})`,
    overdue: (n: number) => `Over fristen (${n})`,
    unassigned: (n: number) => `Ingen har dem (${n})`,
    escalated: (n: number) =>
      n === 1
        ? '1 opgave er ikke besvaret til tiden, og lederen har fået besked.'
        : `${n} opgaver er ikke besvaret til tiden, og lederen har fået besked.`,
    filters: 'Flere valg',
    organisation: 'Enhed',
    all: 'Alle',
    status: 'Status',
    toDo: 'Det, der skal gøres',
    any: 'Alle, også de afsluttede',
    kind: 'Slags',
    window: 'Hvornår I ser dem igennem',
    only: 'Vis kun',
    onlyOverdue: 'over fristen',
    onlyUnassigned: 'dem, som ingen har',
    onlyMine: 'mine',
    show: 'Vis',
    reset: 'Vis alle opgaver',
    late: 'Over fristen',
    coming: 'Ikke over fristen',
    found: 'Opgaverne',
    none: 'Der er ingen opgaver lige nu.',
    noneHere: 'Der er ingen opgaver med det, du har valgt.',
  },
  {
    counts: 'Quick choices',
    left: (n: number) => `All (${n})`,
    mine: (n: number) => `Mine (${n})`,
    overdue: (n: number) => `Overdue (${n})`,
    unassigned: (n: number) => `Nobody’s (${n})`,
    escalated: (n: number) =>
      n === 1
        ? '1 task was not answered in time, and the leader has been told.'
        : `${n} tasks were not answered in time, and the leader has been told.`,
    filters: 'More choices',
    organisation: 'Unit',
    all: 'All',
    status: 'Status',
    toDo: 'What is to be done',
    any: 'All, also those that are done',
    kind: 'Kind',
    window: 'When you look through them',
    only: 'Show only',
    onlyOverdue: 'those that are overdue',
    onlyUnassigned: 'those that nobody has',
    onlyMine: 'mine',
    show: 'Show',
    reset: 'Show all tasks',
    late: 'Overdue',
    coming: 'Not overdue',
    found: 'The tasks',
    none: 'There are no tasks right now.',
    noneHere: 'There are no tasks with what you have chosen.',
  },
)
