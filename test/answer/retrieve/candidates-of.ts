/** The candidate sentences of invented articles, read as the answering side reads them. */
import type { Candidate } from '../../../answer/retrieve/candidate.ts';
import { createCandidateReader } from '../../../answer/retrieve/read-candidates.ts';
import { recordOf, storeOf, type Written } from '../small-library.ts';

export async function candidatesOf(written: Written): Promise<Candidate[]> {
  const view = await storeOf([written]).openView();
  try {
    return await createCandidateReader(100).read(view, await view.listPassages(recordOf(written).article.id));
  } finally {
    view.close();
  }
}
