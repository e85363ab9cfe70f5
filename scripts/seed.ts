import { seedDemo } from '#db/seed/demo'

/** Fills an empty database with the demo organisation, or what a start that was broken off left out. */
export async function seed(say: (message: string) => void, { year }: { year: boolean }) {
  await seedDemo(new Date(), say, { year })
}
