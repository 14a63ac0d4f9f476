/** Which mutant is on; 0 where none is. Switched files follow it. */
let current = Number(process.env['MUTANT_ON_LOAD'] ?? 0);
const followers: ((mutant: number) => void)[] = [];

export function follow(follower: (mutant: number) => void): void {
  followers.push(follower);
  follower(current);
}

export function turnOn(mutant: number): void {
  current = mutant;
  for (const follower of followers) follower(mutant);
}
