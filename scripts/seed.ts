import { seedCast } from '#db/seed/cast'

/** Fills an empty database with the demo organisation. */
export async function seed() {
  await seedCast()
}
