/** Reports in a file made again and compared, in a worker of its own; on the page where there is none. */
import type { ComparatorRules } from '../../plan/schema/comparators.ts';
import type { Result } from '../../problem.ts';
import type { VerifiedRows } from '../../report/verify/types.ts';
import type { Opened } from '../package.ts';
import { launch, send } from '../worker/launch.ts';
import type { Filed } from '../worker/talk.ts';

/** Rejects where the work itself breaks; what is wrong with the file comes back as problems. Aborting leaves it undone. */
export async function verifyFile(opened: Opened, comparators: ComparatorRules | null, filed: Filed, signal: AbortSignal): Promise<Result<VerifiedRows>> {
  // Reports may be of any place.
  return verifyBy((await opened.around?.whole()) ?? opened, comparators, filed, signal);
}

function verifyBy({ plan, checker }: Opened, comparators: ComparatorRules | null, filed: Filed, signal: AbortSignal): Promise<Result<VerifiedRows>> {
  return new Promise((done, failed) => {
    const here = (): void => void import('../worker/work.ts').then(({ verify }) => verify({ plan, checker, comparators }, filed)).then(done, failed);
    const worker = launch(
      { plan, comparators },
      (message) => {
        worker?.terminate();
        if (message.kind === 'verified') done(message.result);
        else failed(new Error(message.kind === 'failed' ? message.message : message.kind));
      },
      (lost) => {
        lost.terminate();
        here();
      },
    );
    if (worker === null) return here();
    signal.addEventListener('abort', () => worker.terminate());
    send(worker, { kind: 'verify', number: 0, filed });
  });
}
