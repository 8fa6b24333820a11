/**
 * Runs one piece of work after the other, first come, first served, whatever became of the one
 * before: a database with one writer would else let a later turn of a conversation go first.
 */
export function inTurn(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };
}
