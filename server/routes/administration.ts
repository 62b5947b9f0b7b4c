/**
 * Adding and removing articles over HTTP, with ADMIN_TOKEN. A removed article is kept out by later ingests,
 * until it is posted again.
 */
import multipart from '@fastify/multipart';
import { z } from 'zod';
import { JushiError } from '../../knowledge/errors.ts';
import { errorSchema, uploadSummarySchema } from '../../protocol/library.ts';
import type { App, Context, UploadedFile } from '../parts.ts';

/** How long a removal waits for an ingest under way. */
const WRITER_WAIT_MS = 5_000;

const failures = { '4xx': errorSchema, '5xx': errorSchema };
const config = { isAdministrative: true };

export async function registerAdministration(app: App, { store, ingestFiles, limits }: Context): Promise<void> {
  await app.register(multipart, {
    limits: { fileSize: limits.maxFileBytes, files: limits.maxFiles, fields: 20, parts: limits.maxFiles + 20 },
  });

  app.post(
    '/api/articles',
    {
      config,
      schema: {
        tags: ['administration'],
        summary: 'Add articles (multipart/form-data, files as `npm run ingest` takes them)',
        response: { 200: uploadSummarySchema, ...failures },
      },
    },
    async (request) => {
      if (!ingestFiles) {
        throw new JushiError('forbidden', '此服务没有启用上传。');
      }
      if (!request.isMultipart()) {
        throw new JushiError('unsupported-media-type', '请以 multipart/form-data 上传文件。');
      }
      const files: UploadedFile[] = [];
      for await (const part of request.files()) {
        files.push({ name: safeName(part.filename), bytes: await part.toBuffer() });
      }
      if (files.length === 0) {
        throw new JushiError('bad-request', '没有收到文件。');
      }
      return ingestFiles(files, AbortSignal.timeout(600_000));
    },
  );

  app.delete(
    '/api/articles/:id',
    {
      config,
      schema: {
        tags: ['administration'],
        summary: 'Remove an article and keep it out of later ingests',
        params: z.object({ id: z.string().max(100) }),
        response: { 204: z.undefined().describe('Removed'), ...failures },
      },
    },
    async ({ params }, reply) => {
      const writer = await store.openWriter({ waitMs: WRITER_WAIT_MS });
      try {
        if (!(await writer.removeArticle(params.id))) {
          throw new JushiError('not-found', '没有找到这篇文章，可能已被移除。');
        }
        await writer.setKeptOut(params.id, true);
        await writer.publish();
      } finally {
        await writer.close();
      }
      return reply.code(204).send();
    },
  );
}

/** A file's name without folders: what was sent as «../../x» is «x». */
function safeName(name: string): string {
  const last =
    name
      .split(/[/\\]/)
      .at(-1)
      ?.replaceAll(/\p{Cc}/gu, '')
      .trim() ?? '';
  return last === '' || last === '.' || last === '..' ? 'upload.txt' : last.slice(-200);
}
